"""What only the terminal says, in French and English."""

from __future__ import annotations

from typing import Final

from app.sentence import Sentence
from automation.outcomes import Reason

WORDS: Final = {
    "settings_broken": {"fr": "Le fichier de préférences n’était pas lisible. Il est gardé ici : {copy}",
                        "en": "The preferences file could not be read. It is kept here: {copy}"},
    "no_service": {"fr": "Service inconnu : {name}. Connus : {known}.",
                   "en": "Unknown service: {name}. Known: {known}."},
    "no_setting": {"fr": "Réglage inconnu : {name}. La commande « list » les montre tous.",
                   "en": "Unknown setting: {name}. The command “list” shows them all."},
    "no_setting_close": {"fr": "Réglage inconnu : {name}. Vouliez-vous dire : {close} ?",
                         "en": "Unknown setting: {name}. Did you mean: {close}?"},
    "look_or_assist": {"fr": "Choisissez --look ou --assist.", "en": "Choose --look or --assist."},
    "headless": {"fr": "--headless ne sert que pour l’entraînement : ajoutez --practice, ou retirez --headless.",
                 "en": "--headless is for practice only: add --practice, or leave --headless out."},
    "needs_yes": {"fr": "Les règles du site interdisent les outils automatiques. Si vous continuez quand même : --yes.",
                  "en": "The site’s rules forbid automated tools. If you know this and carry on: --yes."},
    "no_screen": {"fr": "Il n’y a pas d’écran ici pour la fenêtre du navigateur. Lancez la commande depuis un bureau, "
                        "ou essayez l’entraînement : run --practice --headless.",
                  "en": "There is no screen here for the browser’s window. Start this from a desktop, or try the "
                        "practice site: run --practice --headless."},
    "no_driver": {"fr": "pilote absent, téléchargé au besoin", "en": "no driver, downloaded when needed"},
    "download": {"fr": "Le pilote {driver} manque : il va être téléchargé.",
                 "en": "The driver {driver} is missing: it is about to be downloaded."},
    "practice_account": {"fr": "Compte d’entraînement : {user}, mot de passe {password}",
                         "en": "Practice account: {user}, password {password}"},
    "core": {"fr": "Les réglages principaux", "en": "The main settings"},
    "extended": {"fr": "Aller plus loin (--extended)", "en": "Go further (--extended)"},
    "by_hand": {"fr": "à faire vous-même : --assist", "en": "to do yourself: --assist"},
    "empty_sign_in": {"fr": "Il faut une adresse et un mot de passe.", "en": "An address and a password are needed."},
    "password": {"fr": "Mot de passe", "en": "Password"},
    "stored": {"fr": "Rangé dans {vault}, et relu.", "en": "Stored in {vault}, and read back."},
    "kept_for": {"fr": "{vault} garde le mot de passe de {user}.", "en": "{vault} keeps the password of {user}."},
    "nothing_kept": {"fr": "Aucun mot de passe n’est gardé.", "en": "No password is kept."},
    "forgotten": {"fr": "Effacé de {vault}, et vérifié.", "en": "Removed from {vault}, and checked."},
    "no_history": {"fr": "Aucune vérification pour le moment.", "en": "No checks yet."},
    "counts": {"fr": "{green} sur {all} refusés", "en": "{green} of {all} off"},
    "interrupted": {"fr": "Interrompu", "en": "Interrupted"},
    "damaged": {"fr": "Abîmé : non lisible", "en": "Damaged: cannot be read"},
    "practice": {"fr": "Entraînement : rien ne change ailleurs que sur cet ordinateur.",
                 "en": "Practice: nothing changes anywhere but on this computer."},
    "terms": {"fr": "Non Merci n’est pas un produit {site}. Les règles de {site} interdisent les outils automatiques. "
                    "{site} peut limiter votre compte. Le plus prudent : --assist, où vous cliquez vous-même.",
              "en": "Non Merci is not a {site} product. {site}’s rules forbid automatic tools. {site} can restrict "
                    "your account. The most careful way is --assist, where you click yourself."},
    "accept": {"fr": "Continuer", "en": "Carry on"},
    "signing_in": {"fr": "Connexion…", "en": "Signing in…"},
    "proving": {"fr": "Deuxième vérification…", "en": "Second check…"},
    "your_turn": {"fr": "C’est à vous", "en": "Your turn"},
    "skip": {"fr": "Pour passer ce réglage : touche Entrée.", "en": "To skip this setting: press Enter."},
    "setting": {"fr": "Réglage", "en": "Setting"},
    "before": {"fr": "Avant", "en": "Before"},
    "after": {"fr": "Relu", "en": "Read back"},
    "result": {"fr": "Résultat", "en": "Result"},
    "proof_in": {"fr": "Preuves : {folder}", "en": "Proof: {folder}"},
    "unchanged": {"fr": "Les fichiers n’ont pas changé depuis qu’ils ont été scellés.",
                  "en": "The files are unchanged since they were sealed."},
    "changed": {"fr": "Les fichiers ont changé depuis qu’ils ont été scellés :",
                "en": "The files have changed since they were sealed:"},
    "MISSING": {"fr": "{name} manque", "en": "{name} is missing"},
    "ALTERED": {"fr": "{name} a été modifié", "en": "{name} was altered"},
    "ADDED": {"fr": "{name} a été ajouté", "en": "{name} was added"},
    "SEAL": {"fr": "le sceau ne correspond pas à {name}", "en": "the seal does not fit {name}"},
    "UNFINISHED": {"fr": "Le sceau manque, ou n’a pas été fini : on ne peut pas dire si quelque chose a changé.",
                   "en": "The seal is missing or was not finished: it cannot be said whether anything has changed."},
    "practice_proof": {"fr": "C’est une preuve d’entraînement : rien n’a changé sur LinkedIn.",
                       "en": "This is a practice proof: nothing has changed on LinkedIn."},
    "and_more": {"fr": "et {number} autres", "en": "and {number} more"},
    "key_own": {"fr": "Scellés par la clé {key} (celle de cet ordinateur).",
                "en": "Sealed by key {key} (this computer’s)."},
    "key_unknown": {"fr": "Scellés par la clé {key} (inconnue).", "en": "Sealed by key {key} (unknown)."},
    "time_proven": {"fr": "Heure prouvée par {by} : au plus tard {at}.",
                    "en": "Time proven by {by}: at the latest {at}."},
    "time_claimed": {"fr": "Heure non prouvée : quelqu’un qui se dit « {by} » indique {at}.",
                     "en": "Time not proven: someone calling themselves “{by}” says {at}."},
    "time_not_proven": {"fr": "Heure non prouvée.", "en": "Time not proven."},
    "synchronised": {"fr": "{service} copie ce dossier sur internet : la preuve ne reste pas sur cet ordinateur.",
                     "en": "{service} copies this folder to the internet: the proof does not stay on this computer."},
    "no_address": {"fr": "Ce n’est pas une adresse web : {address}", "en": "This is no web address: {address}"},
    "not_stamped": {"fr": "Aucun service n’a donné l’heure : la preuve est scellée sans horodatage.",
                    "en": "No service gave the time: the proof is sealed without a time stamp."},
    "no_roots": {"fr": "Ces certificats ne sont pas lisibles : {file}",
                 "en": "These certificates cannot be read: {file}"},
    "NOT_THERE": {"fr": "Il n’y a rien à cet endroit.", "en": "There is nothing in this place."},
    "NOT_A_PROOF": {"fr": "Ce n’est pas une preuve de Non Merci.", "en": "This is no proof of Non Merci."},
    "NOT_SEALED": {"fr": "Cette preuve n’a jamais été scellée : la vérification a été interrompue.",
                   "en": "This proof was never sealed: its run was cut short."},
    "DENIED": {"fr": "L’ordinateur refuse de lire ceci : {name}",
               "en": "The computer does not let this be read: {name}"},
    "LINK": {"fr": "Illisible : {name} n’est pas un simple fichier.", "en": "Unreadable: {name} is not a plain file."},
    "BAD_NAME": {"fr": "Illisible : ce nom mène ailleurs : {name}",
                 "en": "Unreadable: this name leads elsewhere: {name}"},
    "TWICE": {"fr": "Illisible : {name} y est deux fois.", "en": "Unreadable: {name} is there twice."},
    "TOO_LARGE": {"fr": "Illisible : c’est bien plus grand qu’une preuve.",
                  "en": "Unreadable: this is far larger than a proof."},
    "BAD_ZIP": {"fr": "Illisible : l’archive est abîmée.", "en": "Unreadable: the archive is damaged."},
    "BAD_MANIFEST": {"fr": "Illisible : {name} n’est pas de Non Merci.",
                     "en": "Unreadable: {name} is not Non Merci’s."},
    "not_shared": {"fr": "Rien n’a été écrit : seule une preuve intacte se partage.",
                   "en": "Nothing was written: only an intact proof can be shared."},
    "shared": {"fr": "Copie à partager, sans rien de privé : {file}",
               "en": "Copy to share, with nothing private in it: {file}"},
    "not_written": {"fr": "Rien n’a été écrit : ce dossier est plein ou protégé : {folder}",
                    "en": "Nothing was written: this folder is full or protected: {folder}"},
    "is_there": {"fr": "Il y a déjà quelque chose à cet endroit : {file}", "en": "Something is there already: {file}"},
    "no_run": {"fr": "Aucune vérification de ce nom : {name}. La commande « history » les montre toutes.",
               "en": "No run of this name: {name}. The command “history” shows them all."},
    "several_runs": {"fr": "Plusieurs vérifications commencent ainsi : {name}",
                     "en": "Several runs begin like this: {name}"},
    "not_undone": {"fr": "Rien n’est remis d’après une preuve modifiée.",
                   "en": "Nothing is put back by a proof that was changed."},
    "nothing_to_undo": {"fr": "Cette vérification n’a rien désactivé qui puisse être remis.",
                        "en": "This run turned off nothing that can be put back."},
    "undo_these": {"fr": "Ceci sera remis comme avant (activé) :", "en": "These will be put back as they were (on):"},
    "undo_ask": {"fr": "Les remettre", "en": "Put them back"},
    "confirm_yes": {"fr": "Pour confirmer sans terminal : --yes.", "en": "To confirm without a terminal: --yes."},
    "erase_ask": {"fr": "Tout effacer de cet ordinateur (preuves, connexions, préférences)",
                  "en": "Erase everything from this computer (proofs, sign-ins, preferences)"},
    "erased": {"fr": "Tout est effacé.", "en": "Everything is erased."},
    "erase_left": {"fr": "Ceci n’a pas pu être effacé :", "en": "This could not be erased:"},
    "left_LINK": {"fr": "c’est un lien vers un autre endroit", "en": "it is a link to another place"},
    "left_DENIED": {"fr": "l’ordinateur ne le permet pas", "en": "the computer does not allow it"},
    "left_IN_USE": {"fr": "un autre programme s’en sert", "en": "another program is using it"},
    "left_NOT_OURS": {"fr": "ce n’est pas de Non Merci", "en": "it is not Non Merci’s"},
    "left_OTHER": {"fr": "raison inconnue", "en": "reason unknown"},
    "left_VAULT_REFUSED": {"fr": "ce coffre à mots de passe n’est pas connu", "en": "this password safe is not known"},
    "left_VAULT_LOCKED": {"fr": "le coffre à mots de passe est verrouillé", "en": "the password safe is locked"},
    "left_VAULT_MISSING": {"fr": "le coffre à mots de passe n’est pas là", "en": "the password safe is not there"},
    "left_VAULT_MISMATCH": {"fr": "le coffre à mots de passe l’a gardé", "en": "the password safe kept it"},
}  # fmt: skip
"""Key -> language -> text, with named placeholders."""


OPTIONS: Final = {
    Reason.AMBIGUOUS: "run --assist",
    Reason.LAYOUT_CHANGED: "run --assist",
    Reason.NOT_CONFIRMED: "run --assist",
    Reason.DIALOG_UNKNOWN: "run --assist",
    Reason.WRONG_PASSWORD: "vault set",
    Reason.DISK_FULL: "--proof-dir",
    Reason.NOT_WRITABLE: "--proof-dir",
}
"""What in a terminal helps against a reason."""


def remedy(sentence: Sentence, reason: Reason) -> str:
    """What the person can do, with the option that helps."""
    return f"{sentence.do} ({OPTIONS[reason]})" if reason in OPTIONS else sentence.do


def say(key: str, language: str) -> str:
    """One of the terminal's own words."""
    return WORDS[key].get(language, WORDS[key]["en"])
