"""The shipped recipes against an independent copy of the facts, and their words against our rules for words.

The tables below were copied by hand from the facts about LinkedIn (sections 1.1, 1.2, 1.4, 2.4, 4.3, 5), not
from the recipe. Where one of the two changes, the other has to be looked at.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict

import pytest

from automation.catalogue import LARGEST_RECIPE, SIGN_IN_ORIGINS, Expected, Region, Sighting, load_all, under
from automation.resources import resource

D = "/mypreferences/d/"
S = "/mypreferences/s/"
KEYS = {  # id: (key, first address, core)
    "ai-training": ("allowDataForGenerativeAI", D + "settings/data-for-ai-improvement", True),
    "share-with-partners": (
        "shareDataWithTrustedPartners",
        D + "settings/share-data-with-select-partners",
        True,
    ),
    "data-from-others": ("allowUseOfThirdPartyData", D + "settings/ads-interactions-with-business", True),
    "ads-off-linkedin": ("allowLinkedInAudienceNetwork", D + "settings/ads-beyond-linkedin", True),
    "measure-ads": ("allowConversionTrackings", D + "settings/ads-related-actions", True),
    "research": ("allowAnonymizedDataResearch", D + "settings/policy-and-academic-research", False),
    "marketing-ads": (
        "allowProfileAndActivityDataForMarketingAds",
        D + "settings/linkedin-promotions",
        False,
    ),
    "marketing-emails": ("tipsForUsingLinkedinViaEmail", D + "settings/linkedin-promotions", False),
    "ads-age": ("allowAdsByAge", D + "settings/ads-by-age", False),
    "ads-gender": ("allowAdsByGender", D + "settings/ads-by-gender", False),
    "ads-inferred-city": ("allowIpToPersonalizeAds", D + "settings/ads-inferred-location", False),
    "ads-interests": ("adsPrivacyAllowInterestsAndBehaviors", D + "interest-categories", False),
    "cookies": ("#nonEssentialCookieConsent", D + "member-cookies", False),
    "profile-location": (None, D + "settings/ads-location", False),
    "activity-data": (None, D + "settings/linked-in-activity-data", False),
    "off-linkedin-visibility": (None, D + "profile-visibility-for-partners", False),
    "page-export": (None, D + "settings/data-export-by-page-admins", False),
    "research-invites": (None, "/psettings/research-invitations", False),
}

REGIONS = {  # id: eu, uk, us, ca_hk, elsewhere; + on, - off, x not offered, ? unknown or sources disagree
    "ai-training": "+++++",
    "share-with-partners": "x?+++",
    "data-from-others": "--+++",
    "ads-off-linkedin": "?++++",
    "measure-ads": "-?+++",
    "research": "+++++",
    "marketing-ads": "+++++",
    "marketing-emails": "?????",
    "ads-age": "-++++",
    "ads-gender": "-++++",
    "ads-inferred-city": "-++++",
    "ads-interests": "-++++",
    "activity-data": "-????",
    "profile-location": "+++++",
    "cookies": "--???",
}
SIGNS = {Expected.ON: "+", Expected.OFF: "-", Expected.NOT_OFFERED: "x", Expected.UNKNOWN: "?"}

CONSENT = {
    "data-from-others": {Region.EU, Region.UK},
    "ads-off-linkedin": {Region.EU},
    "measure-ads": {Region.EU},
    "marketing-emails": {Region.EU, Region.UK},
    "ads-age": {Region.EU},
    "ads-gender": {Region.EU},
    "ads-inferred-city": {Region.EU},
    "ads-interests": {Region.EU},
    "activity-data": {Region.EU},
    "cookies": {Region.EU, Region.UK},
}

ENGLISH = {  # id: LinkedIn's present heading
    "ai-training": "Data for Generative AI Improvement",
    "share-with-partners": "Share data with affiliates and partners",
    "data-from-others": "Data from others for ads",
    "ads-off-linkedin": "Ads off LinkedIn",
    "measure-ads": "Measure ad success",
    "research": "Social, economic, and workplace research",
    "marketing-ads": "LinkedIn promotions",
    "marketing-emails": "LinkedIn promotions",
    "ads-age": "Age range",
    "ads-gender": "Gender",
    "ads-inferred-city": "Inferred city location",
    "ads-interests": "Interests and traits",
    "profile-location": "Profile location",
    "activity-data": "LinkedIn activity data",
    "research-invites": "Research invites",
}
FORMER = {
    "share-with-partners": {"Data sharing"},
    "data-from-others": {"Interactions with businesses", "Advertiser Data for Ads"},
    "ads-off-linkedin": {
        "Ads beyond LinkedIn",
        "Ads outside of LinkedIn",
        "Ad Partners Data for Ads off LinkedIn",
    },
    "measure-ads": {"Ad-related actions", "Advertiser Data to Measure Ad Success"},
    "ads-interests": {"Interest categories"},
}
FOREIGN = {  # id: languages in which LinkedIn's heading is known, beside English
    "ai-training": {"fr", "de", "nl", "it", "es", "pt-BR", "fi", "ja"},
    "share-with-partners": {"de"},
}

SERVICES = load_all()
LINKEDIN = SERVICES["linkedin"]
SETTINGS = {setting.id.removeprefix("linkedin."): setting for setting in LINKEDIN.settings}


# --- against the facts ----------------------------------------------------------------------------


def test_the_recipe_has_the_settings_of_the_facts_and_no_other():
    assert list(SETTINGS) == list(KEYS)


@pytest.mark.parametrize("name", KEYS)
def test_a_setting_has_the_key_the_address_and_the_rank_of_the_facts(name):
    setting = SETTINGS[name]
    key = setting.target.labelledby or (setting.target.element_id and f"#{setting.target.element_id}")

    assert (key, setting.addresses[0], setting.core) == KEYS[name]


@pytest.mark.parametrize("name", KEYS)
def test_only_a_setting_with_a_key_is_clicked_or_put_back(name):
    setting = SETTINGS[name]

    assert setting.automatic is (KEYS[name][0] is not None)
    assert setting.undo is setting.automatic


def test_no_key_serves_two_settings():
    keys = [setting.target.labelledby or setting.target.element_id for setting in LINKEDIN.settings]
    known = [key for key in keys if key]

    assert len(known) == len(set(known)) == 13


def test_the_sharing_page_is_tried_under_its_three_names_in_order():
    assert SETTINGS["share-with-partners"].addresses == (
        D + "settings/share-data-with-select-partners",
        S + "settings/share-data-with-trusted-partners",
        D + "settings/share-data-with-trusted-partners",
    )


def test_the_visibility_page_is_tried_under_both_official_addresses():
    assert SETTINGS["off-linkedin-visibility"].addresses == (
        D + "profile-visibility-for-partners",
        D + "settings/profile-visibility-for-partners",
    )


@pytest.mark.parametrize("name", KEYS)
def test_the_expected_values_by_region_are_those_of_the_facts(name):
    regions = SETTINGS[name].regions

    signs = "".join(SIGNS[regions[region]] for region in Region) if regions else None

    assert signs == REGIONS.get(name)


@pytest.mark.parametrize("name", KEYS)
def test_putting_back_warns_of_consent_where_the_facts_say_so(name):
    assert set(SETTINGS[name].consent) == CONSENT.get(name, set())


@pytest.mark.parametrize("name", KEYS)
def test_english_headings_are_linkedins_present_and_former_ones(name):
    present = {ENGLISH[name]} if name in ENGLISH else set()

    assert set(SETTINGS[name].headings.get("en", ())) == present | FORMER.get(name, set())


@pytest.mark.parametrize("name", KEYS)
def test_other_languages_have_headings_only_where_linkedins_words_are_known(name):
    assert set(SETTINGS[name].headings) - {"en"} == FOREIGN.get(name, set())


def test_the_switch_of_ai_training_is_known_by_name_in_six_languages_and_no_other_switch_is():
    named = {name: set(setting.names) for name, setting in SETTINGS.items() if setting.names}

    assert named == {"ai-training": {"en", "fr", "de", "nl", "pt-BR", "pl"}}
    assert len(SETTINGS["ai-training"].names["fr"]) == 2


def test_the_two_switches_of_the_promotions_page_are_never_taken_as_the_only_one():
    assert not SETTINGS["marketing-ads"].target.alone
    assert not SETTINGS["marketing-emails"].target.alone


def test_no_confirm_dialog_is_expected_anywhere():
    assert [setting.id for setting in LINKEDIN.settings if setting.dialog] == []


# --- order and safety -----------------------------------------------------------------------------


def test_sharing_is_turned_off_before_the_setting_that_moves_it():
    order = list(SETTINGS)

    assert SETTINGS["ads-off-linkedin"].moves == ("linkedin.share-with-partners",)
    assert order.index("share-with-partners") < order.index("ads-off-linkedin")
    assert [name for name, setting in SETTINGS.items() if setting.moves] == ["ads-off-linkedin"]


def test_the_five_of_the_main_job_come_first():
    assert [setting.core for setting in LINKEDIN.settings] == [True] * 5 + [False] * (len(KEYS) - 5)


def test_the_groups_of_the_main_job_come_in_the_order_of_the_windows_design():
    core = [setting.group for setting in LINKEDIN.settings if setting.core]

    assert core == ["ai", "microsoft", "offsite", "offsite", "offsite"]


@pytest.mark.row(36)
@pytest.mark.parametrize("file", sorted(resource("recipes").glob("*.toml")), ids=lambda file: file.name)
def test_a_recipe_names_no_web_address_but_its_origin(file):
    text = file.read_text("utf-8")

    assert set(re.findall(r"\w+://[^\s\"')]*", text)) == {SIGN_IN_ORIGINS[file.stem]}
    assert len(text.encode()) < LARGEST_RECIPE / 4


def test_every_setting_lives_below_linkedins_settings():
    for setting in LINKEDIN.settings:
        assert all(under(path, ["/mypreferences", "/psettings"]) for path in setting.paths), setting.id


@pytest.mark.row(7)
@pytest.mark.parametrize(
    "path",
    [
        D + "close-accounts",
        D + "hibernate-account",
        D + "change-password",
        D + "two-factor-authentication",
        D + "connected-microsoft-accounts",
        D + "verifications",
        D + "data-sharing-for-permitted-services",
        "/logout",
        "/uas/logout",
    ],
)
def test_a_dangerous_neighbour_is_never_opened(path):
    assert under(path, LINKEDIN.never_open)
    assert not under(path, [LINKEDIN.sign_in.out])


def test_the_account_is_never_read_from_just_any_profile_link():
    assert LINKEDIN.sign_in.account
    assert all("me" in re.split(r"[^a-z]+", mark.lower()) or "#meMenu" in mark for mark in LINKEDIN.sign_in.account)


PAGES = {
    "/login": Sighting.LOGIN,
    "/login/fr": Sighting.LOGIN,
    "/uas/login": Sighting.LOGIN,
    "/authwall": Sighting.LOGIN,
    "/checkpoint/lg/login": Sighting.LOGIN,
    "/checkpoint/lg/login-submit": Sighting.LOGIN,
    "/checkpoint/challenge/AgF": Sighting.CHALLENGE,
    "/checkpoint/challengesV2/AgF": Sighting.CHALLENGE,
    "/checkpoint/rp/request-password-reset": Sighting.CHALLENGE,
    "/challenge": Sighting.CHALLENGE,
    "/uas/consumer-email-challenge": Sighting.CHALLENGE,
    "/check/add-phone": Sighting.CHALLENGE,
    "/error_pages/unsupported-browser.html": Sighting.CHALLENGE,
    "/mypreferences/page-not-found": Sighting.NOT_FOUND,
    "/mypreferences/d/page-not-found": Sighting.NOT_FOUND,
    "/mypreferences/d/categories/account": Sighting.NOT_OFFERED,
    "/mypreferences/d/categories/privacy": None,
    "/in/login": None,
    "/in/challenge-checkpoint": None,
    "/feed/foryou": None,
}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_without_marks_is_told_by_its_path(path):
    rows = [row for row in LINKEDIN.pages if row.paths and not row.marks and not row.phrases]

    found = next((row.sighting for row in rows if under(path, row.paths)), None)

    assert found == PAGES[path]


def test_no_page_of_a_setting_is_taken_for_something_else():
    barred = [path for row in LINKEDIN.pages for path in row.paths]

    assert [path for setting in LINKEDIN.settings for path in setting.paths if under(path, barred)] == []
    assert not under(LINKEDIN.sign_in.check, barred)


def test_stop_signs_come_before_challenges_and_challenges_before_sign_in():
    order = [row.sighting for row in LINKEDIN.pages]
    login = order.index(Sighting.LOGIN)

    assert order[:2] == [Sighting.RESTRICTED, Sighting.RATE_LIMITED]
    assert order.index(Sighting.CAPTCHA) < order.index(Sighting.CODE) < order.index(Sighting.PHONE) < login
    assert all(
        place < login for place, row in enumerate(LINKEDIN.pages) if row.marks and "rememberme" not in row.marks[0]
    )


def test_a_long_page_with_a_main_region_is_no_rate_limit():
    row = next(row for row in LINKEDIN.pages if row.sighting is Sighting.RATE_LIMITED)

    assert row.without_main
    assert set(row.phrases) == {"too many requests", "rate limit", "slow down", "try again later"}


MARKED = re.compile(r"\[(official|code|press|inferred)\]")


def test_every_fact_says_where_it_comes_from():
    sources = [source for setting in LINKEDIN.settings for source in setting.sources]
    sources += [row.source for row in LINKEDIN.pages]

    assert [source for source in sources if not MARKED.match(source)] == []


# --- headings and names ---------------------------------------------------------------------------


def folded(text: str) -> str:
    """As the engine compares: no regard to case, kinds of apostrophe, kinds of space."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'")
    return " ".join(plain.casefold().split())


def test_a_heading_names_one_page():
    pages = defaultdict(set)
    for setting in LINKEDIN.settings:
        for heading in (each for many in setting.headings.values() for each in many):
            pages[folded(heading)].add(setting.addresses)

    assert len(pages) > 20
    assert {heading: where for heading, where in pages.items() if len(where) > 1} == {}


def test_a_name_names_one_switch():
    names = [
        (folded(name), setting.id) for setting in LINKEDIN.settings for many in setting.names.values() for name in many
    ]

    assert names
    assert len({name for name, _ in names}) == len(names)


def test_no_heading_or_name_is_listed_twice_in_one_setting():
    for setting in LINKEDIN.settings:
        for words in (setting.headings, setting.names):
            many = [folded(each) for texts in words.values() for each in texts]
            assert len(many) == len(set(many)), setting.id


# --- words for people -----------------------------------------------------------------------------

NARROW, WIDE = "\u202f", "\u00a0"
NEVER_FRENCH = (  # the rule for error texts, then the vocabulary
    r"veuillez|erreurs?|échecs?|(in)?valides?|désolée?s?|oups|authentification|utilisateurs?|sessions?|jetons?"
    r"|opt-?out|désinscri\w*|objecter|paramètres?|préférences?|piloté|instances?|2fa|a2f|otp|captchas?|keyring"
    r"|artefacts?|logs?|traces?|cliquez ici"
)
NEVER_ENGLISH = (
    r"please|sorry|(in)?valid|forbidden|oops|an error occurred|parameters?|2fa|otp|captchas?|keyring"
    r"|secret service|artefacts?|logs?|traces?|click here"
)
FRENCH_RULES = {
    "a straight apostrophe or quote": r"['\"]",
    "no narrow no-break space before ; ! ?": rf"(?<!{NARROW})[;!?]",
    "no no-break space before a colon": rf"(?<!{WIDE}):",
    "no narrow no-break space inside « »": rf"«(?!{NARROW})|(?<!{NARROW})»",
    "three dots": r"\.\.\.",
    "a space that may break between number and noun": r"(?<!\d)\d{1,3} (?=[^\W\d])",
    "two spaces or a space at an end": r"\s\s|^\s|\s$",
    "a capital without its accent": r"\bA (?=[a-zà-ÿ])|\bEtat",
    "a word we do not use": rf"(?i)(?<!\w)({NEVER_FRENCH})(?!\w)",
}
ENGLISH_RULES = {
    "a straight apostrophe or quote": r"['\"]",
    "a space before punctuation": r"\s[;:!?.,]",
    "three dots": r"\.\.\.",
    "a space that may break between number and noun": r"(?<!\d)\d{1,3} (?=[^\W\d])",
    "two spaces or a space at an end": r"\s\s|^\s|\s$",
    "a word we do not use": rf"(?i)(?<!\w)({NEVER_ENGLISH})(?!\w)",
}
UNTRUE = (
    r"(?i)\bdelet|\beras|\beffac|\bsupprim|\bsells?\b|\bsold\b|\bvend|\bvent[es]?\b|\bprivate messages?"
    r"|\bmessages? privés?|\bapprov|\bapprouv|\bguarant|\bgaranti|\bsafe\b|\bprotég"
)
WORDS = {
    f"{setting.id} {key}": getattr(setting, key) for setting in LINKEDIN.settings for key in ("titles", "about")
} | {f"note {name}": note.text for name, note in LINKEDIN.notes.items()}


def broken(text: str, rules: dict[str, str]) -> list[str]:
    """The rules that a text breaks."""
    return [rule for rule, pattern in rules.items() if re.search(pattern, text)]


@pytest.mark.parametrize("place", WORDS)
def test_french_words_keep_french_typography_and_our_vocabulary(place):
    assert broken(WORDS[place]["fr"], FRENCH_RULES) == []


@pytest.mark.parametrize("place", WORDS)
def test_english_words_keep_our_typography_and_vocabulary(place):
    assert broken(WORDS[place]["en"], ENGLISH_RULES) == []


@pytest.mark.parametrize("place", WORDS)
def test_nothing_untrue_is_claimed(place):
    assert [text for text in WORDS[place].values() if re.search(UNTRUE, text)] == []


@pytest.mark.parametrize("place", WORDS)
def test_training_of_microsofts_ai_is_spoken_of_in_the_uk_only(place):
    microsoft = [text for text in WORDS[place].values() if re.search(r"Microsoft.*(\btrain|\bentraîn)", text)]

    assert bool(microsoft) is (place == "note uk_microsoft_ai")
    assert LINKEDIN.notes["uk_microsoft_ai"].regions == (Region.UK,)


@pytest.mark.parametrize("place", [place for place in WORDS if place.endswith("about")])
def test_what_a_setting_is_fits_in_two_short_sentences(place):
    for text in WORDS[place].values():
        sentences = [each for each in re.split(r"(?<=\.) ", text) if each]
        assert 1 <= len(sentences) <= 2, text
        assert all(each.endswith(".") and len(each.split()) <= 25 for each in sentences), text


@pytest.mark.parametrize("place", [place for place in WORDS if place.endswith("titles")])
def test_a_title_is_short_and_no_sentence(place):
    for text in WORDS[place].values():
        assert len(text) <= 60
        assert not text.endswith(".")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_two_settings_bear_one_title(language):
    titles = [folded(setting.title(language)) for setting in LINKEDIN.settings]

    assert len(set(titles)) == len(titles)


def test_every_note_is_shown_somewhere():
    assert {note for setting in LINKEDIN.settings for note in setting.notes} == set(LINKEDIN.notes)


def test_a_note_that_holds_in_one_region_is_shown_there_only():
    regions = {name: set(note.regions) for name, note in LINKEDIN.notes.items()}

    assert regions == {
        "future_only": set(),
        "content_ai_only": set(),
        "ads_delay": set(),
        "ai_since_2025": {Region.EU, Region.UK, Region.CA_HK},
        "ai_since_2024": {Region.US},
        "uk_microsoft_ai": {Region.UK},
        "eu_no_microsoft_ads": {Region.EU},
        "us_microsoft_ads": {Region.US},
        "eu_consent": {Region.EU},
        "eu_uk_consent": {Region.EU, Region.UK},
    }


def test_a_note_about_consent_is_shown_only_where_putting_back_gives_consent():
    for setting in LINKEDIN.settings:
        for name in {"eu_consent", "eu_uk_consent"} & set(setting.notes):
            assert set(LINKEDIN.notes[name].regions) == set(setting.consent), setting.id


def test_no_break_spaces_can_be_seen_in_the_file():
    text = resource("recipes", "linkedin.toml").read_text("utf-8")

    assert NARROW not in text
    assert WIDE not in text
    assert tomllib.loads(text)["notes"]["ads_delay"]["text"]["fr"].endswith(f"24{WIDE}heures.")


# --- the rules can be broken ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("L'IA", "a straight apostrophe or quote"),
        ("Arrêter ?", "no narrow no-break space before ; ! ?"),
        (f"Arrêter{WIDE}?", "no narrow no-break space before ; ! ?"),
        ("Ceci : cela", "no no-break space before a colon"),
        (f"Ceci{NARROW}: cela", "no no-break space before a colon"),
        ("« oui »", "no narrow no-break space inside « »"),
        ("Attendre...", "three dots"),
        ("24 heures", "a space that may break between number and noun"),
        ("Deux  espaces", "two spaces or a space at an end"),
        ("A propos", "a capital without its accent"),
        ("Vos paramètres", "a word we do not use"),
        ("Veuillez patienter", "a word we do not use"),
    ],
)
def test_the_french_rules_catch_what_they_are_for(text, rule):
    assert broken(text, FRENCH_RULES) == [rule]


def test_good_french_breaks_no_rule():
    good = f"À l’État{WIDE}: «{NARROW}oui{NARROW}», 24{WIDE}heures après le 3{WIDE}mars 2026{NARROW}! Bien."

    assert broken(good, FRENCH_RULES) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("LinkedIn's", "a straight apostrophe or quote"),
        ("Stop ?", "a space before punctuation"),
        ("24 hours", "a space that may break between number and noun"),
        ("Please wait", "a word we do not use"),
        ("Not valid", "a word we do not use"),
    ],
)
def test_the_english_rules_catch_what_they_are_for(text, rule):
    assert broken(text, ENGLISH_RULES) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "LinkedIn deletes what it learned",
        "LinkedIn efface ce qu’il a appris",
        "LinkedIn sells your data",
        "LinkedIn vend vos données",
        "Your private messages train the AI",
        "Approved by a regulator",
        "Refus garanti",
    ],
)
def test_an_untrue_claim_is_caught(text):
    assert re.search(UNTRUE, text)


def test_kinds_of_case_apostrophe_and_space_do_not_make_another_heading():
    assert folded("L’IA\u00a0générative ") == folded("l'ia  GÉNÉRATIVE")
    assert len({folded(heading) for heading in ("Gender", "Age range")}) == 2
