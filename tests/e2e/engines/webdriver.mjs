// WebDriver (https://www.w3.org/TR/webdriver2/), as much of it as the tests need: a session, a script, a picture, a pointer and keys.

/** What WebDriver calls the keys that are no characters. */
const KEYS = { Control: "\ue009", Enter: "\ue007", Escape: "\ue00c", Tab: "\ue004" };

/** A session at the driver that answers at `address`. */
export async function startSession(address, capabilities) {
  const { sessionId } = await ask(address, "POST", "session", { capabilities: { alwaysMatch: capabilities } });
  const call = (method, command, body) => ask(address, method, `session/${sessionId}${command}`, body);
  const act = (...sources) => call("POST", "/actions", { actions: sources });
  const pointer = (...actions) => act({ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions });
  const moved = (x, y) => ({ type: "pointerMove", duration: 50, x: Math.round(x), y: Math.round(y) });
  return {
    goto: (url) => call("POST", "/url", { url }),
    reload: () => call("POST", "/refresh", {}),
    evaluate: (run, ...given) => call("POST", "/execute/sync", { script: `return (${run})(...arguments)`, args: given }),
    point: (x, y) => pointer(moved(x, y)),
    click: (x, y) => pointer(moved(x, y), { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }),
    press(...keys) {
      const values = keys.map((key) => KEYS[key] ?? key);
      const down = values.map((value) => ({ type: "keyDown", value }));
      const up = values.reverse().map((value) => ({ type: "keyUp", value }));
      return act({ type: "key", id: "keys", actions: [...down, ...up] });
    },
    screenshot: async () => Buffer.from(await call("GET", "/screenshot"), "base64"),
    size: (width, height) => call("POST", "/window/rect", { x: 0, y: 0, width, height }),
    end: () => call("DELETE", ""),
  };
}

async function ask(address, method, command, body) {
  const options = body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const response = await fetch(`${address}/${command}`, { method, ...options });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${command}: ${value.error}: ${value.message}`);
  return value;
}
