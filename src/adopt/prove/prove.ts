import type { DeclaredFiles } from '../../declared/load.ts';
import type { checkFixtureFile } from '../../fixtures/check-file.ts';
import type { openEmulator } from '../../library/create-emulator.ts';
import type { LoginEmulator } from '../../library/login-emulator.ts';
import { firstClient } from '../../declared/sign-in-request.ts';
import { notPossible } from './judge.ts';
import type { ProofLine } from './line.ts';
import { createProbe } from './probe.ts';
import { entrances, takesCredentials } from './signed-in.ts';
import { createVisitors } from './visitor.ts';
import type { Walk } from './walk.ts';
import { walkByCode, walkChange, walkReset, walkSignUp } from './walks/accounts.ts';
import { walkCredentials } from './walks/credentials.ts';
import { walkCsrf } from './walks/csrf.ts';
import { walkRoles } from './walks/roles.ts';
import { walkSecondFactor } from './walks/second-factor.ts';
import { walkPlaces } from './walks/places.ts';
import { walkCurrentAccount, walkRefresh, walkSignOut } from './walks/session.ts';
import { walkSignIn } from './walks/sign-in.ts';
import { provedActs, type KnownAccount, type World } from './world.ts';

/** The functions of the package that a proof uses. They are handed in, so that no file has them twice. */
export interface ProofTools {
  readonly openEmulator: typeof openEmulator;
  readonly checkFixtureFile: typeof checkFixtureFile;
}

/** A proof breaks the contract on purpose, and has its own lines for answers that do. */
const silent = { warn: () => undefined };

const walks: readonly Walk[] = [
  ...[walkPlaces, walkSignIn, walkByCode, walkCredentials, walkCsrf, walkSecondFactor],
  ...[walkCurrentAccount, walkRoles, walkRefresh, walkSignOut, walkSignUp, walkReset, walkChange],
];

/**
 * Serves a provider from its files, walks its login as an app does, and returns a line for each thing that was tried.
 * Throws a FileError if the files can't be loaded.
 */
export async function prove(
  files: DeclaredFiles,
  { openEmulator, checkFixtureFile }: ProofTools,
): Promise<readonly ProofLine[]> {
  const { loadDeclaredProvider } = await import('../../declared/load.ts');
  const { provider, model, fixtures } = await loadDeclaredProvider(files);
  await checkFixtureFile(provider);
  const emulator = await openEmulator({ providers: [provider], port: false, seed: 'proof' }, silent);
  try {
    const endpoints = provider.profiles.documented.endpoints;
    const world: World = {
      ...{ id: files.id, emulator, model, fixtures, acts: provedActs(model, endpoints) },
      accounts: await accountsOf(emulator, files.id),
      client: { ...firstClient(provider.defaultFixture) },
    };
    return await walked(world);
  } finally {
    await emulator.close({ graceMs: 0 });
  }
}

async function walked(world: World): Promise<readonly ProofLine[]> {
  if (entrances(world).length === 0 && !takesCredentials(world))
    return [await notPossible(world, 'signed in', 'no operation has the act sign-in')];
  const newVisitor = createVisitors(world);
  const probe = await createProbe(world, newVisitor);
  const lines: ProofLine[] = [];
  for (const walk of walks) lines.push(...(await walk({ world, newVisitor, probe })));
  return lines;
}

async function accountsOf(emulator: LoginEmulator, id: string): Promise<readonly KnownAccount[]> {
  const accounts: KnownAccount[] = [];
  let after: string | undefined;
  do {
    const page = await emulator.accounts.list(id, after === undefined ? {} : { after });
    accounts.push(...page.accounts.map(({ login, account }) => ({ login, entry: account })));
    after = page.next ?? undefined;
  } while (after !== undefined && accounts.length < mostAccounts);
  return accounts;
}

/** Among so many accounts, those with a second factor or a lock are found. */
const mostAccounts = 1000;
