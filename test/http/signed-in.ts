import { tables } from '../exchanges/tables.ts';
import type { Answer, Answers } from './answers.ts';

/** The sign-in of each provider's account in `logins`: the table of outcomes has it. */
export const signedIn: Answers = {
  interserver: ofProvider('interserver'),
  rocketchat: ofProvider('rocketchat'),
  misaka: ofProvider('misaka'),
  onlyoffice: ofProvider('onlyoffice'),
};

function ofProvider(provider: string): Answer {
  const table = tables.find((one) => one.provider === provider);
  const cell = table?.cells.find(({ outcome }) => outcome === 'signed-in');
  if (cell === undefined) throw new Error(`${provider} does not sign in`);
  return { status: cell.status, body: cell.body };
}
