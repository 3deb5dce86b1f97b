import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(engines.node);

/** Returns a check that precedes a bundle's code, in a syntax that every Node version can parse. */
const onOldNode = (action) => `"use strict";
(function (version) {
  var parts = version.split(".");
  if (parts[0] > ${major} || (parts[0] == ${major} && parts[1] >= ${minor})) return;
  var sentence = "login-emulator needs Node ${major}.${minor} or newer; this is Node " + version;
  ${action}
})(process.versions.node);`;

/** Code that throws one sentence if Node is too old for the bundle. */
export const throwOnOldNode = onOldNode('throw new Error(sentence);');

/** Code that prints the same sentence and exits with 2, for a command. */
export const exitOnOldNode = onOldNode('process.stderr.write(sentence + "\\n"); process.exit(2);');
