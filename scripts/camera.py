"""A browser before the running demo, and the pictures it takes."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs/images"
PASSWORD = "fengge-demo"  # noqa: S105 - printed by the demo for everybody
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
BIGGEST = 150_000


@dataclass
class Camera:
    """A browser, the demo's address, and the folder of the pictures."""

    browser: Browser
    url: str

    def phone(self) -> Page:
        return self._page(PHONE, 2)

    def desk(self, username: str) -> Page:
        page = self._page(DESK, 1)
        self.open(page, "/desk/")
        page.fill("[name=login]", username)
        page.fill("[name=password]", PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(f"{self.url}/desk/")
        return page

    def open(self, page: Page, path: str) -> None:
        """Go there; a page that has moved ends the walk instead of getting into the manual."""
        answer = page.goto(self.url + path)
        if answer is None or not answer.ok:
            raise SystemExit(f"fengge: {path} answers {answer.status if answer else 'nothing'}")

    def _page(self, size: dict[str, int], scale: int) -> Page:
        context = self.browser.new_context(
            viewport=size,
            device_scale_factor=scale,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
        )
        return context.new_page()

    def take(self, page: Page, name: str, *, whole: bool = False, height: int = 0, part: str = "") -> None:
        """Keep what the page (or one part of it) shows, with few colours: flat pages lose nothing by it."""
        page.wait_for_load_state("networkidle")
        size = page.viewport_size or DESK
        if height:
            page.set_viewport_size({**size, "height": height})
        if whole:  # a taller screen rather than a scrolled one: what sticks to the bottom stays there
            page.set_viewport_size({**size, "height": page.evaluate("document.documentElement.scrollHeight")})
        shown = page.locator(part).first if part else page
        picture = Image.open(io.BytesIO(shown.screenshot(animations="disabled"))).convert("RGB")
        page.set_viewport_size(size)
        for colours in (256, 128, 64, 32):
            kept = picture.quantize(colours, dither=Image.Dither.NONE)
            kept.save(IMAGES / f"{name}.png", optimize=True)
            if (IMAGES / f"{name}.png").stat().st_size <= BIGGEST:
                break
        print(f"{name}.png {(IMAGES / f'{name}.png').stat().st_size // 1024} kB")


@contextmanager
def demo(url: str) -> Iterator[str]:
    if url:
        yield url.rstrip("/")
        return
    with tempfile.TemporaryDirectory(prefix="fengge-pictures-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        env = {**os.environ, "FENGGE_DATA_DIR": f"{folder}/data", "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-m", "fengge.cli", "demo", "--json", "--port", str(port)]
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as serving:
            try:
                line = serving.stdout.readline() if serving.stdout else ""
                if not line:
                    raise SystemExit("fengge: the demo did not start; see the lines above")
                yield json.loads(line)["url"]
            finally:
                serving.terminate()
                serving.wait()
