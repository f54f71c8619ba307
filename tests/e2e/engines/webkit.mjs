// WebKit, Safari's engine: the MiniBrowser of WebKitGTK on a screen that nobody sees, driven over WebDriver.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firstThatRuns } from "./programs.mjs";
import { startSession } from "./webdriver.mjs";

/** The browser lies beside WebKit's other programs, not on PATH; where these are depends on the system. */
const FOLDERS = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec", "/usr/lib64", "/usr/lib"];
const BROWSERS = FOLDERS.flatMap((folder) => [join(folder, "webkit2gtk-4.1/MiniBrowser"), join(folder, "webkitgtk-6.0/MiniBrowser")]);

const driver = firstThatRuns([process.env.WEBKIT_DRIVER, "WebKitWebDriver"], "--help");
const screen = firstThatRuns(["Xvfb"], "-help");
const browser = process.env.MINIBROWSER ?? BROWSERS.find((path) => existsSync(path));

export const name = "WebKit";

export function missing() {
  if (!driver) return "no WebKitWebDriver runs here; WEBKIT_DRIVER names one";
  if (!browser) return "no MiniBrowser of WebKitGTK stands here; MINIBROWSER names one";
  return screen ? null : "no Xvfb runs here, and WebKit needs a screen";
}

export async function open({ downloads, width, height }) {
  const home = await homeThatSavesTo(downloads);
  const programs = [];
  const close = async () => {
    for (const program of programs) program.kill();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const display = await startScreen(programs, width, height);
    const address = await startDriver(programs, { ...process.env, DISPLAY: display, HOME: home, XDG_CONFIG_HOME: home, NO_AT_BRIDGE: "1" });
    const options = { binary: browser, args: ["--automation"] };
    const session = await onceItListens(() => startSession(address, { browserName: "MiniBrowser", "webkitgtk:browserOptions": options }));
    await session.size(width, height);
    return {
      ...session,
      close: async () => {
        await session.end().catch(() => {}); // a browser that has died has ended its session
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** GTK asks a file of the home directory where downloads go. */
async function homeThatSavesTo(downloads) {
  const home = await mkdtemp(join(tmpdir(), "pressmark-webkit-"));
  await writeFile(join(home, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  return home;
}

/** An X server, which takes the first free number and says which; answers its name. */
async function startScreen(programs, width, height) {
  const options = ["-displayfd", "3", "-screen", "0", `${width}x${height + 200}x24`, "-nolisten", "tcp"];
  const server = spawn(screen, options, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  programs.push(server);
  const ended = once(server, "exit").then(() => Promise.reject(new Error("Xvfb ended before it was ready")));
  const [number] = await Promise.race([once(server.stdio[3], "data"), ended]);
  ended.catch(() => {}); // it ends when the test does
  return `:${String(number).trim()}`;
}

/** Answers the address at which the driver will listen. */
async function startDriver(programs, env) {
  const port = await freePort();
  delete env.WAYLAND_DISPLAY;
  programs.push(spawn(driver, [`--port=${port}`], { env, stdio: "ignore" }));
  return `http://127.0.0.1:${port}`;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

async function onceItListens(ask, tries = 100) {
  try {
    return await ask();
  } catch (error) {
    if (!tries || error.cause?.code !== "ECONNREFUSED") throw error;
    await new Promise((done) => setTimeout(done, 100));
    return onceItListens(ask, tries - 1);
  }
}
