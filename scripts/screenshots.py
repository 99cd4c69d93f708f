"""Makes the pictures of README and manual: walks through the running demo as its people would.

`--url` takes a demo that runs already; without it one is started with a data directory of its own and stopped at the end.
Everybody in the pictures is invented.
"""

from __future__ import annotations

import argparse
import shutil

from camera import IMAGES, Camera, demo
from pictures_of_a_dispute import report, track, work
from pictures_of_the_desk import look_round, matters, meet, rules, watch_over
from playwright.sync_api import sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--url", default="", help="a demo that runs already")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with demo(options.parse_args().url) as url, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--lang=zh-CN"])
        camera = Camera(browser, url)
        phone, number = report(camera)
        work(camera, number)
        track(camera, phone)
        meet(camera)
        rules(camera)
        watch_over(camera)
        matters(camera)
        look_round(camera)
        browser.close()


if __name__ == "__main__":
    main()
