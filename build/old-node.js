import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
const [, major, minor] = /^>=(\d+)\.(\d+)$/.exec(engines.node);

/** Put before a bundle's own code, in words that every Node reads. */
const onOldNode = (action) => `"use strict";
(function (version) {
  var parts = version.split(".");
  if (parts[0] > ${major} || (parts[0] == ${major} && parts[1] >= ${minor})) return;
  var sentence = "login-emulator needs Node ${major}.${minor} or newer; this is Node " + version;
  ${action}
})(process.versions.node);`;

/** Throws one sentence where Node is too old for what follows. */
export const throwOnOldNode = onOldNode('throw new Error(sentence);');

/** The same, for a command. */
export const exitOnOldNode = onOldNode('process.stderr.write(sentence + "\\n"); process.exit(2);');
