"""Playwright, by its own book: locators that wait by themselves, expect, expect_response."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, Response, expect, sync_playwright

from bench.job import API, MAIN, WINDOW, Job, Stopwatch, Switch, demand


def run(job: Job, watch: Stopwatch) -> None:
    """Do the job."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(job.browser), headless=True)
        page = browser.new_page(viewport={"width": WINDOW[0], "height": WINDOW[1]})
        watch.start()
        _work(page, job)
        watch.stop()
        browser.close()


def _work(page: Page, job: Job) -> None:
    _sign_in(page, job)
    for switch in job.switches:
        control = _open(page, job, switch)
        expect(control).to_be_checked()
        page.locator(MAIN).screenshot(path=job.picture(switch, "before"))
        with page.expect_response(_is_save) as answer:
            page.locator(".setting-toggle__toggle", has=control).click()
        answer.value.finished()
        demand(answer.value.ok, f"{switch.key} was not saved")
        expect(control).not_to_be_checked()
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    for switch in job.switches:
        expect(_open(page, job, switch)).not_to_be_checked()
        page.locator(MAIN).screenshot(path=job.picture(switch, "after"))
    page.goto(job.origin + job.out)
    expect(page).to_have_url(job.origin + "/")


def _sign_in(page: Page, job: Job) -> None:
    page.goto(job.origin + job.check)
    page.locator("#username").fill(job.user)
    page.locator("#password").fill(job.password)
    page.locator("button[type=submit]").click()
    page.wait_for_url(job.origin + job.check)
    expect(page.locator(f"{MAIN} h1")).to_be_visible()


def _open(page: Page, job: Job, switch: Switch) -> Locator:
    page.goto(job.origin + switch.path)
    return page.locator(switch.selector)


def _is_save(response: Response) -> bool:
    return response.request.method == "PUT" and API in response.url
