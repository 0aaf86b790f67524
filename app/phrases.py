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
