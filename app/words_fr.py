"""French: the sentences for every code. Read through `app.wording`."""

from __future__ import annotations

from typing import Final

from app.sentence import Sentence
from automation.outcomes import Outcome, Reason, RunOutcome, State, Turn

REASONS: Final = {
    Reason.REVERTED: Sentence(
        "Le site a remis ce réglage comme avant.",
        "Ouvrez la page du réglage et refusez-le vous-même. Puis relancez la vérification.",
    ),
    Reason.SAVE_REJECTED: Sentence(
        "Le site n’a pas enregistré le refus.",
        "Réessayez plus tard, ou refusez ce réglage vous-même sur sa page.",
    ),
    Reason.NOT_FOUND: Sentence(
        "Le réglage n’est pas visible sur sa page.",
        "Ouvrez la page du réglage et regardez s’il porte un autre nom.",
    ),
    Reason.AMBIGUOUS: Sentence(
        "Plusieurs réglages se ressemblent sur cette page. Non Merci n’a cliqué sur aucun.",
        "Refusez-le vous-même sur sa page.",
    ),
    Reason.DISABLED_BY_SITE: Sentence(
        "Le site ne laisse pas changer ce réglage pour le moment.",
        "Réessayez plus tard, ou demandez au site pourquoi.",
    ),
    Reason.LAYOUT_CHANGED: Sentence(
        "Le site a changé cette page. Non Merci n’a rien modifié dessus.",
        "Refusez ce réglage vous-même sur sa page.",
    ),
    Reason.PAGE_GONE: Sentence(
        "La page de ce réglage n’existe plus à son adresse connue.",
        "Cherchez le réglage dans les préférences du site.",
    ),
    Reason.NOT_IN_REGION: Sentence(
        "Le site ne propose pas ce réglage à votre compte.",
        "Vous n’avez rien à faire.",
    ),
    Reason.OVERLAID: Sentence(
        "Un message du site couvre le réglage. Non Merci n’y a pas répondu à votre place.",
        "Répondez au message dans la fenêtre du site, puis relancez.",
    ),
    Reason.DIALOG_UNKNOWN: Sentence(
        "Le site pose une question que Non Merci ne connaît pas.",
        "Ouvrez la page du réglage, refusez-le et répondez vous-même.",
    ),
    Reason.NOT_CONFIRMED: Sentence(
        "Non Merci n’est pas assez sûr de ce qu’il lit sur cette page.",
        "Refusez ce réglage vous-même sur sa page.",
    ),
    Reason.NEEDS_SIGN_IN: Sentence(
        "Il faut d’abord se connecter à {site}.",
        "Relancez et connectez-vous dans la fenêtre du navigateur.",
    ),
    Reason.WRONG_PASSWORD: Sentence(
        "{site} a refusé le mot de passe. Non Merci n’a essayé qu’une fois.",
        "Vérifiez-le et rangez-le à nouveau, ou connectez-vous vous-même.",
    ),
    Reason.CHALLENGE_CODE: Sentence(
        "{site} demande un code.",
        "Relancez avec la fenêtre visible et tapez-y le code reçu.",
    ),
    Reason.CHALLENGE_CAPTCHA: Sentence(
        "{site} demande de montrer que vous n’êtes pas un robot.",
        "Relancez avec la fenêtre visible et faites-y le petit test.",
    ),
    Reason.CHALLENGE_PHONE: Sentence(
        "{site} demande une confirmation sur votre téléphone.",
        "Relancez avec la fenêtre visible et confirmez sur le téléphone.",
    ),
    Reason.CHALLENGE_OTHER: Sentence(
        "{site} vous demande quelque chose que Non Merci ne connaît pas.",
        "Relancez avec la fenêtre visible et répondez-y vous-même.",
    ),
    Reason.ACCOUNT_RESTRICTED: Sentence(
        "{site} a limité votre compte. Non Merci s’est arrêté tout de suite.",
        "Suivez les consignes de {site}. N’utilisez pas Non Merci avant d’avoir retrouvé votre compte.",
    ),
    Reason.WRONG_ACCOUNT: Sentence(
        "Un autre compte est apparu pendant la vérification. Non Merci s’est arrêté.",
        "Vérifiez quel compte est connecté, puis relancez.",
    ),
    Reason.RATE_LIMITED: Sentence(
        "{site} demande de ralentir. Non Merci s’est arrêté.",
        "Attendez demain avant de relancer.",
    ),
    Reason.REFUSED_BY_SITE: Sentence(
        "{site} a refusé de répondre. Non Merci s’est arrêté.",
        "Attendez demain avant de relancer, ou faites les réglages vous-même.",
    ),
    Reason.SESSION_EXPIRED: Sentence(
        "{site} vous a déconnecté en cours de route.",
        "Relancez et reconnectez-vous. Les réglages déjà refusés le restent.",
    ),
    Reason.OFFLINE: Sentence(
        "Le site ne peut pas être joint.",
        "Vérifiez le Wi-Fi ou le câble, puis relancez.",
    ),
    Reason.NAME_NOT_FOUND: Sentence(
        "L’adresse du site est introuvable sur ce réseau.",
        "Vérifiez la connexion à Internet, puis relancez.",
    ),
    Reason.TLS_PROBLEM: Sentence(
        "L’identité du site n’a pas pu être vérifiée. Rien ne lui a été envoyé.",
        "Changez de réseau. Vérifiez aussi la date de l’ordinateur.",
    ),
    Reason.WRONG_ORIGIN: Sentence(
        "La page vient d’une autre adresse que celle du site. Rien n’y a été tapé.",
        "N’y tapez pas votre mot de passe. Changez de réseau, puis relancez.",
    ),
    Reason.SITE_ERROR: Sentence(
        "{site} est en panne ou répond mal.",
        "Réessayez dans une heure.",
    ),
    Reason.BROWSER_MISSING: Sentence(
        "Il manque un navigateur sur cet ordinateur ({thing}).",
        "Installez Chrome, Edge, Chromium, Brave ou Firefox, puis relancez.",
    ),
    Reason.DRIVER_MISMATCH: Sentence(
        "Le navigateur et son pilote ne vont pas ensemble, ou le pilote manque ({thing}).",
        "Mettez les deux à jour, puis relancez.",
    ),
    Reason.BROWSER_CLOSED: Sentence(
        "La fenêtre du navigateur a été fermée.",
        "Relancez : ce qui est déjà refusé le reste.",
    ),
    Reason.TAB_CRASHED: Sentence(
        "La page du navigateur s’est arrêtée d’un coup.",
        "Relancez : ce qui est déjà refusé le reste.",
    ),
    Reason.DRIVER_DIED: Sentence(
        "Le programme qui conduit le navigateur s’est arrêté.",
        "Relancez : ce qui est déjà refusé le reste.",
    ),
    Reason.TIMED_OUT: Sentence(
        "Le site met trop de temps à répondre.",
        "Réessayez plus tard.",
    ),
    Reason.DISK_FULL: Sentence(
        "Il n’y a plus de place pour les preuves : {thing}",
        "Libérez de la place, ou choisissez un autre dossier.",
    ),
    Reason.NOT_WRITABLE: Sentence(
        "Les preuves ne peuvent pas être rangées ici : {thing}",
        "Choisissez un autre dossier.",
    ),
    Reason.VAULT_REFUSED: Sentence(
        "Le coffre-fort de cet ordinateur n’est pas de ceux auxquels Non Merci se fie ({thing}).",
        "Connectez-vous vous-même : il n’y a pas besoin de coffre-fort.",
    ),
    Reason.VAULT_LOCKED: Sentence(
        "Le coffre-fort de votre ordinateur est verrouillé.",
        "Ouvrez-le, puis relancez. Ou connectez-vous vous-même.",
    ),
    Reason.VAULT_MISSING: Sentence(
        "Cet ordinateur n’a pas de coffre-fort de mots de passe.",
        "Connectez-vous vous-même : il n’y en a pas besoin.",
    ),
    Reason.VAULT_TOO_LONG: Sentence(
        "Ce mot de passe est trop long pour le coffre-fort de votre ordinateur.",
        "Connectez-vous vous-même.",
    ),
    Reason.VAULT_MISMATCH: Sentence(
        "Le coffre-fort n’a pas gardé le mot de passe tel quel. Il n’a pas été utilisé.",
        "Connectez-vous vous-même.",
    ),
    Reason.RECIPE_BAD: Sentence(
        "La description des réglages est abîmée : {thing}",
        "Réinstallez Non Merci.",
    ),
    Reason.RECIPE_TOO_NEW: Sentence(
        "La description des réglages demande une version plus récente : {thing}",
        "Mettez Non Merci à jour.",
    ),
    Reason.ALREADY_RUNNING: Sentence(
        "Non Merci travaille déjà sur cet ordinateur.",
        "Attendez qu’il ait fini, puis relancez.",
    ),
    Reason.WORKER_DIED: Sentence(
        "Non Merci s’est arrêté de façon inattendue.",
        "Relancez : ce qui est déjà refusé le reste.",
    ),
    Reason.CANCELLED: Sentence(
        "Vous avez arrêté la vérification.",
        "Relancez quand vous voulez : ce qui est déjà refusé le reste.",
    ),
    Reason.INTERNAL: Sentence(
        "Non Merci a rencontré un défaut qui est le sien ({thing}).",
        "Relancez. Si cela recommence, envoyez-nous ce fichier.",
    ),
}

UNDO_REASONS: Final = {
    Reason.REVERTED: Sentence(
        "Le site a de nouveau refusé ce réglage.",
        "Si vous voulez le remettre, faites-le vous-même sur sa page.",
    ),
    Reason.SAVE_REJECTED: Sentence(
        "Le site n’a pas enregistré le changement.",
        "Si vous voulez le remettre, faites-le vous-même sur sa page.",
    ),
    Reason.AMBIGUOUS: Sentence(
        "Plusieurs réglages se ressemblent sur cette page. Non Merci n’a cliqué sur aucun.",
        "Si vous voulez le remettre, faites-le vous-même sur sa page.",
    ),
    Reason.LAYOUT_CHANGED: Sentence(
        "Le site a changé cette page. Non Merci n’a rien modifié dessus.",
        "Si vous voulez le remettre, faites-le vous-même sur sa page.",
    ),
    Reason.DIALOG_UNKNOWN: Sentence(
        "Le site pose une question que Non Merci ne connaît pas.",
        "Si vous voulez le remettre, faites-le vous-même sur sa page.",
    ),
    Reason.NOT_CONFIRMED: Sentence(
        "Non Merci n’est pas assez sûr de ce qu’il lit sur cette page.",
        "Si vous voulez le remettre, faites-le vous-même sur sa page.",
    ),
}
"""The same, of the reasons that say what to do about a refusal."""

TURNS: Final = {
    Turn.NEEDS_SIGN_IN: Sentence(
        "Connectez-vous à {site}",
        "Allez dans la fenêtre {site} et tapez votre adresse e-mail et votre mot de passe. Le bouton Google n’y marche pas. Non Merci continue tout seul.",
    ),
    Turn.WRONG_PASSWORD: Sentence(
        "{site} a refusé le mot de passe",
        "Non Merci n’a essayé qu’une fois, pour ne pas bloquer votre compte. Tapez le bon mot de passe dans la fenêtre {site}.",
    ),
    Turn.SESSION_EXPIRED: Sentence(
        "Reconnectez-vous à {site}",
        "{site} vous a déconnecté. Connectez-vous dans la fenêtre {site}. Non Merci continue tout seul.",
    ),
    Turn.CHALLENGE_CODE: Sentence(
        "Tapez le code reçu",
        "Regardez vos SMS, vos e-mails ou votre application de codes. Tapez le code dans la fenêtre {site}. Non Merci ne le lit pas.",
    ),
    Turn.CHALLENGE_CAPTCHA: Sentence(
        "Montrez que vous n’êtes pas un robot",
        "{site} affiche un petit test. Faites-le dans la fenêtre {site}.",
    ),
    Turn.CHALLENGE_PHONE: Sentence(
        "Confirmez sur votre téléphone",
        "Ouvrez l’application {site} sur votre téléphone et confirmez que c’est vous.",
    ),
    Turn.CHALLENGE_OTHER: Sentence(
        "{site} vous demande quelque chose",
        "Regardez la fenêtre {site} et répondez. Non Merci ne clique pas à votre place.",
    ),
    Turn.SWITCH: Sentence(
        "Vous cliquez, Non Merci vérifie",
        "La page du réglage est ouverte. Mettez-le sur « Non » ou « Désactivé ». Prenez votre temps.",
    ),
}

OUTCOMES: Final = {
    Outcome.ALREADY_OFF: "Déjà refusé",
    Outcome.TURNED_OFF: "Refusé",
    Outcome.NOT_OFFERED: "Pas proposé dans votre pays",
    Outcome.NEEDS_YOU: "À faire par vous",
    Outcome.UNPROVED: "Refusé, pas vérifié",
    Outcome.FAILED: "Pas refusé",
    Outcome.SKIPPED: "Gardé",
    Outcome.STOPPED: "Pas changé",
    Outcome.RESTORED: "Remis comme avant",
    Outcome.ON: "Partagé aujourd’hui",
}

UNDO_OUTCOMES: Final = {
    Outcome.ON: "Déjà activé",
    Outcome.UNPROVED: "Remis, pas vérifié",
    Outcome.FAILED: "Pas remis",
}
"""Where old settings are put back: what was wanted is the other way round."""

LOOKED: Final = "Regardé. Rien n’a changé."
"""The end of a run that only looked, at all it was to look at."""

RUNS: Final = {
    RunOutcome.DONE: "C’est fait, et vérifié.",
    RunOutcome.PARTIAL: "Fait en partie.",
    RunOutcome.STOPPED: "Arrêté.",
    RunOutcome.FAILED: "Pas fait.",
}

STATES: Final = {
    State.ON: "Partagé",
    State.OFF: "Refusé",
    State.UNREADABLE: "Illisible",
}
