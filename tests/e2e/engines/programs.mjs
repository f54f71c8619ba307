// Which of the programs that the engines need stand on this machine, and where.

import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** The first of these programs that starts, as a path: a snap's placeholder stands on PATH and does not. */
export function firstThatRuns(programs, option = "--version") {
  const paths = programs.flatMap((program) => (program ? placesOf(program) : []));
  return paths.find((path) => spawnSync(path, [option], { stdio: "ignore" }).status === 0);
}

function placesOf(program) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = program.includes("/") ? [resolve(program)] : folders.map((folder) => join(folder, program));
  return candidates.filter((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
