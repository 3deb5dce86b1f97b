import { createInterface } from 'node:readline/promises';
import type { Choice, Question } from '../adopt/questions.ts';
import { printable } from './printable.ts';

/** A person has left a question by Ctrl-C or Ctrl-D. */
export class QuestionLeft extends Error {
  override readonly name = 'QuestionLeft';
}

/**
 * Asks a question on the terminal until its reply is a number of a choice; without a reply, it is the first one. Throws a
 * QuestionLeft without a choice.
 */
export async function askOnTerminal({ text, choices }: Question): Promise<Choice> {
  const listed = choices.map(({ label }, index) => `  ${index + 1}  ${printable(label)}`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    let reply = await terminal.question(`\n${printable(text)}\n${listed.join('\n')}\n[1] `);
    for (;;) {
      const choice = choices[Number(reply.trim() === '' ? 1 : reply) - 1];
      if (choice !== undefined) return choice;
      reply = await terminal.question(`a number from 1 to ${choices.length}: [1] `);
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw new QuestionLeft();
    throw error;
  } finally {
    terminal.close();
  }
}
