// What a reader's hand does in a window of any engine: it waits, points, clicks, pastes, turns to a panel.
//
// const hand = handIn(await engine.open({ downloads, width, height }));
//
// An engine's window has goto(url), reload(), evaluate(function, ...arguments), point(x, y), click(x, y), press(...keys),
// screenshot() and close(); x and y are CSS pixels of what is in view, and what evaluate takes and gives is JSON.

import { pixelsOf } from "./pixels.mjs";

/** How often something is asked until it is so, and milliseconds between. It ends what hangs; no test asserts how fast the page is. */
const [TRIES, PAUSE] = [150, 100];

export function handIn(window) {
  const hand = {
    ...window,

    /** Asks until there is an answer; `what` says what was waited for. */
    async wait(what, ask) {
      for (let left = TRIES; left; left--) {
        const answer = await ask();
        if (answer) return answer;
        await new Promise((done) => setTimeout(done, PAUSE));
      }
      throw new Error(`waited in vain: ${what}`);
    },

    /** Waits until `run` answers something, in the page. */
    until: (what, run, ...given) => hand.wait(what, () => window.evaluate(run, ...given)),

    /** Answers the middle of the first element that is shown; where it is out of view or covered, it is brought into view first. */
    async reach(selector) {
      await hand.until(`${selector} is shown`, isShown, selector);
      const middle = await window.evaluate(middleOf, selector, false);
      return middle ?? hand.until(`${selector} can be reached`, middleOf, selector, true);
    },

    hover: async (selector) => window.point(...(await hand.reach(selector))),
    click: async (selector) => window.click(...(await hand.reach(selector))),

    /** Takes the pointer off everything that reacts to it. */
    pointAway: () => window.point(1, 1),

    /** Puts a text on the clipboard as another program does: typed elsewhere, chosen and copied by the keyboard. */
    async copy(text) {
      await window.goto("about:blank");
      await window.evaluate((text) => {
        const field = document.body.appendChild(document.createElement("textarea"));
        field.value = text;
        field.focus();
        field.select();
      }, text);
      await window.press("Control", "c");
    },

    paste: () => window.press("Control", "v"),

    /** Has the panel with what the selector picks in view, where the page keeps its panels behind tabs. */
    async show(selector) {
      const tabs = await window.evaluate(() => [...document.querySelectorAll("[role=tab][data-tab]")].map((tab) => tab.dataset.tab));
      for (const tab of tabs) {
        if (await window.evaluate(isShown, selector)) return;
        await hand.click(`[role=tab][data-tab="${tab}"]`);
      }
      await hand.until(`${selector} is shown`, isShown, selector);
    },

    /** What is in view, as pixels; `at` takes CSS pixels. */
    async picture() {
      const pixels = pixelsOf(await window.screenshot());
      const scale = pixels.width / (await window.evaluate(() => innerWidth));
      return { at: (x, y) => pixels.at(Math.round(x * scale), Math.round(y * scale)) };
    },
  };
  return hand;
}

function isShown(selector) {
  return [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length);
}

function middleOf(selector, scroll) {
  const element = [...document.querySelectorAll(selector)].find((element) => element.getClientRects().length);
  if (!element) return null;
  if (scroll) element.scrollIntoView({ block: "center", behavior: "instant" });
  const box = element.getClientRects()[0];
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const top = document.elementFromPoint(x, y);
  return element.contains(top) || top?.contains(element) ? [x, y] : null;
}
