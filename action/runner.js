/**
 * The protocol of the runner for JavaScript actions, as far as this action uses it. The package @actions/core would have
 * to be checked in together with its dependencies.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** Returns an input without surrounding spaces; empty if it isn't set. */
export function input(name) {
  return (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

/** Returns the entries of an input, separated by lines or by another separator. */
export function entries(name, separator = /\n/) {
  return input(name)
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** Sets a variable for the later steps of the job. */
export function exportVariable(name, value) {
  append('GITHUB_ENV', name, value);
}

/** Sets an output of this step. */
export function setOutput(name, value) {
  append('GITHUB_OUTPUT', name, value);
}

/** Keeps a value for the post step, which reads it with `state`. */
export function saveState(name, value) {
  append('GITHUB_STATE', name, value);
}

/** Returns a value that the main step kept; empty if there is none. */
export function state(name) {
  return process.env[`STATE_${name}`] ?? '';
}

/** Adds Markdown to the summary of the job. */
export function summarize(text) {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file) appendFileSync(file, `${text}\n`);
}

/** Hides a secret in the log of the job. */
export function mask(secret) {
  console.log(`::add-mask::${secret}`);
}

/** Ends the step as failed, with a message. */
export function fail(error) {
  const text = error instanceof Error ? error.message : String(error);
  console.log(`::error::${text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`);
  process.exitCode = 1;
}

function append(variable, name, value) {
  const file = process.env[variable];
  if (!file) throw new Error(`${variable} isn't set; a runner of GitHub Actions sets it`);
  // no value can contain the end of its own text
  const end = `end-${randomUUID()}`;
  appendFileSync(file, `${name}<<${end}\n${value}\n${end}\n`);
}
