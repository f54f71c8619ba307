// What static/markup.js leaves of a web page's markup before the browser parses it. It needs no browser.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createContext, runInContext } from "node:vm";

const context = createContext({
  DOMParser: class {
    parseFromString(markup) {
      return markup;
    }
  },
});
runInContext(await readFile(new URL("../../static/markup.js", import.meta.url), "utf8"), context);
const parsed = context.pressmarkMarkup;

for (const [what, markup, left] of [
  ["only the attributes that are read stay", `<P class=a style='x' hidden datetime="1" onclick=y()>a</P>`, `<P hidden="" datetime="1">a</P>`],
  ["programs, styles and comments go with what is in them", `a<script>if (a<b) "</p>"</script>b<!-- <p> -->c<style>p{}</style >d`, "abcd"],
  ["what never closes goes to the end", "a<script>b<p>c", "a"],
  ["a comment that never closes goes to the end", "a<!--b<p>c", "a"],
  ["a tag that never closes ends with the text", `a<p title="b>c`, "a<p>"],
  ["a value may hold what looks like a tag", `<p data-a="</p><script>" name='a>b'>c</p>`, `<p name='a>b'>c</p>`],
  ["signs stay signs", "1 < 2 <3 a<b", `1 &lt; 2 &lt;3 a<b>`],
  ["declarations go", "<!doctype html><?xml version='1'?></3>a", "a"],
  ["a slash closes nothing", "<br/><div/>a", "<br><div>a"],
  ["words of a title stay", "<title>One</title>", "<title>One</title>"],
]) {
  test(`markup: ${what}`, () => assert.equal(parsed(markup), left));
}

test("markup that is nested too deep keeps its lines and none of its depth", () => {
  for (const nest of ["<div>", "<b>", "<div></b>", "<x-a>", "<table><td>", "<div><p>"]) {
    const left = parsed(`${nest.repeat(5000)}<p>One.<p>Two <b>and</b> more.`);
    assert.equal(left.replace(/^(<p>)+/, ""), "One.<p>Two and more.", nest);
  }
});

test("a long page that is not deep stays as it is", () => {
  for (const part of ["<p>a", "<div>a</div>", "<li>a<ul><li>b</ul>", "<tr><td>a", "<br>", "<img>", "<p><b>a</b></p>"]) {
    const markup = part.repeat(20_000);
    assert.equal(parsed(markup), markup, part);
  }
});

test("the cost of hostile markup grows with its length", () => {
  // Whatever read its parts more than once would be at this for hours.
  for (const part of ["<", "<a", "<a ", `<a b="`, "<a b='c", "<a =", "<!--", "<script", "<script>", "<style>a</style", "</", "<p a", "   ", "<x", `"`, "<a b = ", "<title>", "<textarea>"]) {
    assert.ok(parsed(part.repeat(300_000)).length >= 0, part);
  }
});
