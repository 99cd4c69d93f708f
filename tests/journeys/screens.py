"""What a person does at a screen: with the mouse, or by keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.world import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.world import Worker

MOST_TABS = 150
FOCUSED = "(one) => one === document.activeElement"


def position_of(select: Locator, wanted: object) -> int:
    """Of the first option with these words in it; or the number itself."""
    if isinstance(wanted, int):
        return wanted
    labels = select.locator("option").all_text_contents()
    return next(number for number, label in enumerate(labels) if str(wanted) in label)


class Screen:
    """One window of one person."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        page.set_default_timeout(15_000)
        page.context.problems = []
        page.on("pageerror", lambda error: page.context.problems.append(str(error)))

    def goes(self, path: str) -> None:
        self.page.goto(path if path.startswith("http") else self.site + path)

    def signs_in(self, worker: Worker) -> None:
        self.goes("/desk/")  # leads to the door of the house and back
        self.fills(self.page.locator("main form").last, {"login": worker.account.username, "password": PASSWORD})
        self.presses("登录")
        expect(self.page).to_have_url(re.compile("/desk/"))

    def follows(self, name: str, place: str = "main") -> None:
        self.push(self.page.locator(place).get_by_role("link", name=name).first)

    def presses(self, name: str, place: str = "main") -> None:
        self.push(self.page.locator(place).get_by_role("button", name=name, exact=True).last)

    def opens(self, deed: str) -> Locator:
        """The action's form, beside the story."""
        link = self.page.locator("main a[data-beside]", has_text=re.compile(rf"^\s*{deed}\s*\d?\s*$")).first
        self.unfolds(link)
        self.push(link)
        expect(self.page.locator("#beside #deed")).to_have_text(deed)
        return self.page.locator("#beside form").first

    def unfolds(self, thing: Locator) -> None:
        """Opens the fold it lies in, unless that is open."""
        thing.wait_for(state="attached")
        fold = thing.locator("xpath=ancestor::details[not(@open)]")
        if fold.count():
            self.push(fold.first.locator("summary").first)

    def does(self, deed: str, **given: object) -> None:
        """Opens the action, fills it in, hands it in, and reads that it is done."""
        form = self.opens(deed)
        self.fills(form, given)
        self.sends(form)
        self.reads(f"已办：{deed}。")

    def sends(self, form: Locator) -> None:
        self.push(form.locator("button.primary"))

    def reads(self, words: str | re.Pattern[str], place: str = "body") -> None:
        expect(self.page.locator(place)).to_contain_text(words)

    def fills(self, form: Locator, given: dict[str, object]) -> None:
        for name, value in given.items():
            self.fill(form.locator(f'[name="{name.replace("__", "-")}"]:not([type=hidden])'), value)

    def fill(self, control: Locator, value: object) -> None:
        kind = control.first.evaluate("(one) => one.type")
        if kind == "radio":
            control.and_(self.page.locator(f'[value="{value}"]')).check()
        elif kind == "checkbox":
            control.set_checked(bool(value))
        elif kind == "select-one":
            control.select_option(index=position_of(control, value))
        else:
            control.fill(str(value))

    def push(self, thing: Locator) -> None:
        thing.click()


class Keyboard(Screen):
    """The same without a mouse: Tab, arrows, Space, Enter, and the keys a page declares."""

    def push(self, thing: Locator) -> None:
        key = thing.get_attribute("data-key")
        if key and not self.is_typing():
            self.page.keyboard.press(key)
            return
        self.reach(thing)
        self.page.keyboard.press("Enter")

    def sends(self, form: Locator) -> None:
        if not form.locator(":focus").count():
            self.reach(form.locator("button.primary"))
        self.page.keyboard.press("Control+Enter")

    def is_typing(self) -> bool:
        return bool(self.page.evaluate("document.activeElement.matches('input, textarea, select')"))

    def reach(self, thing: Locator) -> None:
        thing.wait_for()
        for _ in range(MOST_TABS):
            if thing.evaluate(FOCUSED):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {thing}")

    def fill(self, control: Locator, value: object) -> None:
        kind = control.first.evaluate("(one) => one.type")
        if kind == "radio":
            self.choose(control, value)
            return
        self.reach(control)
        if kind == "checkbox":
            self.page.keyboard.press("Space")
        elif kind == "select-one":
            self.pick(control, value)
        elif kind == "date":
            self.type_day(control, str(value))
        else:
            self.page.keyboard.press("Control+a")
            self.page.keyboard.insert_text(str(value))

    def choose(self, group: Locator, value: object) -> None:
        """Tab goes to the group's first or chosen button; arrows go from one to the next and choose it."""
        focused = "(all) => all.includes(document.activeElement)"
        for _ in range(MOST_TABS):
            if group.evaluate_all(focused):
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no button for {value}")

    def pick(self, select: Locator, wanted: object) -> None:
        self.page.keyboard.press("Home")
        for _ in range(position_of(select, wanted)):
            self.page.keyboard.press("ArrowDown")
        expect(select.locator("option:checked")).to_contain_text(str(wanted) if isinstance(wanted, str) else "")

    def type_day(self, control: Locator, day: str) -> None:
        year, month, date = day.split("-")
        self.page.keyboard.type(f"{month}{date}{year}")
        expect(control).to_have_value(day)
