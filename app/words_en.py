"""English: the sentences for every code. Read through `app.wording`."""

from __future__ import annotations

from typing import Final

from app.sentence import Sentence
from automation.outcomes import Outcome, Reason, RunOutcome, State, Turn

REASONS: Final = {
    Reason.REVERTED: Sentence(
        "The site put this setting back.",
        "Open the setting’s page and turn it off yourself. Then check again.",
    ),
    Reason.SAVE_REJECTED: Sentence(
        "The site did not save the change.",
        "Try again later, or turn this setting off yourself on its page.",
    ),
    Reason.NOT_FOUND: Sentence(
        "The setting does not show on its page.",
        "Open the setting’s page and see whether it has another name.",
    ),
    Reason.AMBIGUOUS: Sentence(
        "Several settings look alike on this page. Non Merci clicked none of them.",
        "Turn it off yourself on its page.",
    ),
    Reason.DISABLED_BY_SITE: Sentence(
        "The site does not let anyone change this setting right now.",
        "Try again later, or ask the site why.",
    ),
    Reason.LAYOUT_CHANGED: Sentence(
        "The site has changed this page. Non Merci has not altered anything on it.",
        "Turn this setting off yourself on its page.",
    ),
    Reason.PAGE_GONE: Sentence(
        "The page of this setting is no longer at its known address.",
        "Look for the setting in the site’s own preferences.",
    ),
    Reason.NOT_IN_REGION: Sentence(
        "The site does not offer this setting to your account.",
        "There is nothing for you to do.",
    ),
    Reason.OVERLAID: Sentence(
        "A message of the site covers the setting. Non Merci did not answer it for you.",
        "Answer the message in the site’s window, then start again.",
    ),
    Reason.DIALOG_UNKNOWN: Sentence(
        "The site asks a question that Non Merci does not know.",
        "Open the setting’s page, turn it off and answer yourself.",
    ),
    Reason.NOT_CONFIRMED: Sentence(
        "Non Merci is not sure enough of what it reads on this page.",
        "Turn this setting off yourself on its page.",
    ),
    Reason.NEEDS_SIGN_IN: Sentence(
        "Someone has to sign in to {site} first.",
        "Start again and sign in in the browser’s window.",
    ),
    Reason.WRONG_PASSWORD: Sentence(
        "{site} did not accept the password. Non Merci tried only once.",
        "Check it and store it again, or sign in yourself.",
    ),
    Reason.CHALLENGE_CODE: Sentence(
        "{site} wants a code.",
        "Start again with the window visible and enter the code you received there.",
    ),
    Reason.CHALLENGE_CAPTCHA: Sentence(
        "{site} wants you to show that you are not a robot.",
        "Start again with the window visible and do the short test there.",
    ),
    Reason.CHALLENGE_PHONE: Sentence(
        "{site} wants a confirmation on your phone.",
        "Start again with the window visible and confirm on the phone.",
    ),
    Reason.CHALLENGE_OTHER: Sentence(
        "{site} asks you something that Non Merci does not know.",
        "Start again with the window visible and answer it yourself.",
    ),
    Reason.ACCOUNT_RESTRICTED: Sentence(
        "{site} has restricted your account. Non Merci stopped straight away.",
        "Follow {site}’s instructions. Don’t use Non Merci until your account is back.",
    ),
    Reason.WRONG_ACCOUNT: Sentence(
        "Another account appeared during the check. Non Merci stopped.",
        "See which account is signed in, then start again.",
    ),
    Reason.RATE_LIMITED: Sentence(
        "{site} wants us to slow down. Non Merci stopped.",
        "Wait until tomorrow before you start again.",
    ),
    Reason.REFUSED_BY_SITE: Sentence(
        "{site} refused to answer. Non Merci stopped.",
        "Wait until tomorrow before you start again, or change the settings yourself.",
    ),
    Reason.SESSION_EXPIRED: Sentence(
        "{site} signed you out on the way.",
        "Start again and sign in. Settings already turned off stay off.",
    ),
    Reason.OFFLINE: Sentence(
        "The site cannot be reached.",
        "Check your Wi-Fi or cable, then start again.",
    ),
    Reason.NAME_NOT_FOUND: Sentence(
        "The site’s address cannot be found on this network.",
        "Check the internet connection, then start again.",
    ),
    Reason.TLS_PROBLEM: Sentence(
        "The site’s identity could not be verified. Nothing was sent to it.",
        "Use another network. Check the computer’s date too.",
    ),
    Reason.WRONG_ORIGIN: Sentence(
        "The page comes from another address than the site’s. Nothing was typed there.",
        "Don’t type your password there. Use another network, then start again.",
    ),
    Reason.SITE_ERROR: Sentence(
        "{site} is down or answers badly.",
        "Try again in an hour.",
    ),
    Reason.BROWSER_MISSING: Sentence(
        "A browser is missing on this computer ({thing}).",
        "Install Chrome, Edge, Chromium, Brave or Firefox, then start again.",
    ),
    Reason.DRIVER_MISMATCH: Sentence(
        "The browser and its driver do not fit together, or the driver is missing ({thing}).",
        "Update both, then start again.",
    ),
    Reason.BROWSER_CLOSED: Sentence(
        "The browser’s window was closed.",
        "Start again: what is already off stays off.",
    ),
    Reason.TAB_CRASHED: Sentence(
        "The browser’s page broke down.",
        "Start again: what is already off stays off.",
    ),
    Reason.DRIVER_DIED: Sentence(
        "The program that drives the browser has ended.",
        "Start again: what is already off stays off.",
    ),
    Reason.TIMED_OUT: Sentence(
        "The site takes too long to answer.",
        "Try again later.",
    ),
    Reason.DISK_FULL: Sentence(
        "There is no room left for the proof: {thing}",
        "Free some space, or choose another folder.",
    ),
    Reason.NOT_WRITABLE: Sentence(
        "The proof cannot be kept here: {thing}",
        "Choose another folder.",
    ),
    Reason.VAULT_REFUSED: Sentence(
        "This computer’s password safe is not one that Non Merci trusts ({thing}).",
        "Sign in yourself: no password safe is needed.",
    ),
    Reason.VAULT_LOCKED: Sentence(
        "Your computer’s password safe is locked.",
        "Unlock it, then start again. Or sign in yourself.",
    ),
    Reason.VAULT_MISSING: Sentence(
        "This computer has no password safe.",
        "Sign in yourself: none is needed.",
    ),
    Reason.VAULT_TOO_LONG: Sentence(
        "This password is too long for your computer’s password safe.",
        "Sign in yourself.",
    ),
    Reason.VAULT_MISMATCH: Sentence(
        "The password safe did not keep the password as it was. It was not used.",
        "Sign in yourself.",
    ),
    Reason.RECIPE_BAD: Sentence(
        "The description of the settings is damaged: {thing}",
        "Install Non Merci again.",
    ),
    Reason.RECIPE_TOO_NEW: Sentence(
        "The description of the settings needs a newer version: {thing}",
        "Update Non Merci.",
    ),
    Reason.ALREADY_RUNNING: Sentence(
        "Non Merci is already at work on this computer.",
        "Wait until it has finished, then start again.",
    ),
    Reason.WORKER_DIED: Sentence(
        "Non Merci stopped unexpectedly.",
        "Start again: what is already off stays off.",
    ),
    Reason.CANCELLED: Sentence(
        "You stopped the check.",
        "Start again whenever you want: what is already off stays off.",
    ),
    Reason.INTERNAL: Sentence(
        "Non Merci has met a fault of its own ({thing}).",
        "Start again. If it comes back, send us this file.",
    ),
}

UNDO_REASONS: Final = {
    Reason.REVERTED: Sentence(
        "The site turned this setting off again.",
        "If you want it back, switch it on yourself on its page.",
    ),
    Reason.SAVE_REJECTED: Sentence(
        "The site did not save the change.",
        "If you want it back, switch it on yourself on its page.",
    ),
    Reason.AMBIGUOUS: Sentence(
        "Several settings look alike on this page. Non Merci clicked none of them.",
        "If you want it back, switch it on yourself on its page.",
    ),
    Reason.LAYOUT_CHANGED: Sentence(
        "The site has changed this page. Non Merci altered nothing on it.",
        "If you want it back, switch it on yourself on its page.",
    ),
    Reason.DIALOG_UNKNOWN: Sentence(
        "The site asks a question that Non Merci does not know.",
        "If you want it back, switch it on yourself on its page.",
    ),
    Reason.NOT_CONFIRMED: Sentence(
        "Non Merci is not sure enough of what it reads on this page.",
        "If you want it back, switch it on yourself on its page.",
    ),
}
"""The same, of the reasons that say what to do about a refusal."""

TURNS: Final = {
    Turn.NEEDS_SIGN_IN: Sentence(
        "Sign in to {site}",
        "Go to the {site} window and enter your email address and password. The Google button does not work there. Non Merci carries on by itself.",
    ),
    Turn.WRONG_PASSWORD: Sentence(
        "{site} did not accept the password",
        "Non Merci tried only once, so your account is not locked. Enter the right password in the {site} window.",
    ),
    Turn.SESSION_EXPIRED: Sentence(
        "Sign in to {site} again",
        "{site} signed you out. Sign in in the {site} window. Non Merci carries on by itself.",
    ),
    Turn.CHALLENGE_CODE: Sentence(
        "Enter the code you received",
        "Look in your texts, your emails or your code app. Enter the code in the {site} window. Non Merci does not read it.",
    ),
    Turn.CHALLENGE_CAPTCHA: Sentence(
        "Show you are not a robot",
        "{site} is showing a short test. Do it in the {site} window.",
    ),
    Turn.CHALLENGE_PHONE: Sentence(
        "Confirm on your phone",
        "Open the {site} app on your phone and confirm that it’s you.",
    ),
    Turn.CHALLENGE_OTHER: Sentence(
        "{site} is asking you something",
        "Look at the {site} window and answer. Non Merci will not click for you.",
    ),
    Turn.SWITCH: Sentence(
        "You click, Non Merci checks",
        "The setting’s page is open. Switch it to Off. Take your time.",
    ),
}

OUTCOMES: Final = {
    Outcome.ALREADY_OFF: "Already off",
    Outcome.TURNED_OFF: "Turned off",
    Outcome.NOT_OFFERED: "Not offered in your country",
    Outcome.NEEDS_YOU: "Needs you",
    Outcome.UNPROVED: "Turned off, not checked",
    Outcome.FAILED: "Not turned off",
    Outcome.SKIPPED: "Kept",
    Outcome.STOPPED: "Not changed",
    Outcome.RESTORED: "Put back",
    Outcome.ON: "Shared today",
}

UNDO_OUTCOMES: Final = {
    Outcome.ON: "Was on already",
    Outcome.UNPROVED: "Put back, not checked",
    Outcome.FAILED: "Not put back",
}
"""Where old settings are put back: what was wanted is the other way round."""

LOOKED: Final = "Looked. Nothing has changed."
"""The end of a run that only looked, at all it was to look at."""

RUNS: Final = {
    RunOutcome.DONE: "Done, and checked.",
    RunOutcome.PARTIAL: "Partly done.",
    RunOutcome.STOPPED: "Stopped.",
    RunOutcome.FAILED: "Not done.",
}

STATES: Final = {
    State.ON: "Shared",
    State.OFF: "Off",
    State.UNREADABLE: "Unreadable",
}
