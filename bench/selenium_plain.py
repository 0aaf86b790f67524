"""Selenium as most people write it: find, click, wait with the default polling of half a second."""

from __future__ import annotations

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as when
from selenium.webdriver.support.wait import WebDriverWait

from bench.job import API, MAIN, PATIENCE, WINDOW, Job, Stopwatch, Switch, demand

WRAPPER = "./.."
"""From the switch, which is visually hidden, to what a person clicks."""


def run(job: Job, watch: Stopwatch) -> None:
    """Do the job."""
    options = ChromeOptions()
    options.binary_location = str(job.browser)
    for argument in ("--headless=new", "--no-sandbox", f"--window-size={WINDOW[0]},{WINDOW[1]}"):
        options.add_argument(argument)
    driver = Chrome(options=options, service=Service(str(job.driver)))
    try:
        watch.start()
        _work(driver, job)
        watch.stop()
    finally:
        driver.quit()


def _work(driver: Chrome, job: Job) -> None:
    wait = WebDriverWait(driver, PATIENCE)
    _sign_in(driver, wait, job)
    for switch in job.switches:
        element = _open(driver, wait, job, switch)
        demand(element.is_selected(), f"{switch.key} is off before")
        driver.find_element(By.CSS_SELECTOR, MAIN).screenshot(str(job.picture(switch, "before")))
        element.find_element(By.XPATH, WRAPPER).click()
        wait.until(lambda driver, key=switch.key: _saved(driver, key))
        wait.until(when.element_selection_state_to_be(element, is_selected=False))
    driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
    for switch in job.switches:
        element = _open(driver, wait, job, switch)
        demand(not element.is_selected(), f"{switch.key} is on after")
        driver.find_element(By.CSS_SELECTOR, MAIN).screenshot(str(job.picture(switch, "after")))
    driver.get(job.origin + job.out)
    wait.until(when.url_to_be(job.origin + "/"))


def _sign_in(driver: Chrome, wait: WebDriverWait[Chrome], job: Job) -> None:
    driver.get(job.origin + job.check)
    wait.until(when.presence_of_element_located((By.ID, "username"))).send_keys(job.user)
    driver.find_element(By.ID, "password").send_keys(job.password)
    driver.find_element(By.CSS_SELECTOR, "button[type=submit]").click()
    wait.until(when.url_to_be(job.origin + job.check))
    wait.until(when.presence_of_element_located((By.CSS_SELECTOR, f"{MAIN} h1")))


def _open(driver: Chrome, wait: WebDriverWait[Chrome], job: Job, switch: Switch) -> WebElement:
    driver.get(job.origin + switch.path)
    element: WebElement = wait.until(when.presence_of_element_located((By.CSS_SELECTOR, switch.selector)))
    return element


def _saved(driver: Chrome, key: str) -> bool:
    """Whether the page has called the setting's address twice: to read it, and to save it."""
    script = "return performance.getEntriesByType('resource').filter(one => one.name.endsWith(arguments[0])).length"
    return bool(driver.execute_script(script, f"{API}settingsApiSettings/{key}") == 2)
