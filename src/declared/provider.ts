import type { Contract, PerErrorReply, Validator } from '../core/contract.ts';
import { errorReplyNames } from '../core/contract.ts';
import { recordsOf, type AccountRecord, type AccountRef } from '../core/records.ts';
import type { ErrorReplies, Provider, ProviderProfile } from '../core/provider.ts';
import type { StringMap } from '../core/operation.ts';
import type { SignIn } from '../core/sign-in.ts';
import { definedOnly } from '../json.ts';
import { catalogueAccounts } from './catalogue/accounts.ts';
import { catalogueOf } from './catalogue/catalogue.ts';
import { contractText } from './catalogue/contract-text.ts';
import { lastPrefix, pendingDelivery } from './factors/deliveries.ts';
import { pendingFactor } from './factors/factors.ts';
import { declaredFixture } from './accounts/fixtures.ts';
import { declaredEndpoint } from './operation/build.ts';
import type { ProviderParts } from './runtime/parts.ts';
import { policyOfMarks } from './runtime/policy.ts';
import { recordSchemas, retention } from './runtime/records.ts';
import { rolesIn } from './accounts/roles.ts';
import { createEndpointMatcher } from './routes/template-matcher.ts';
import { credentialsOf, firstClient, signInOf } from './sign-in-request.ts';
import { answerHeadersOf } from './answers/answer-headers.ts';
import { errorAnswers } from './answers/errors.ts';

/** The parts of a provider besides those that its operations share. */
export interface DeclaredOptions {
  readonly title: string;
  /** The content of its fixture file; without one, it has the usual accounts. */
  readonly fixture?: unknown;
  readonly fixtureFile?: string;
  /** Identifies the content of the contract and its overlay. */
  readonly digest?: string;
}

/** Creates the provider of a contract with marks. */
export function createDeclaredProvider(parts: ProviderParts, options: DeclaredOptions): Provider {
  const { marks } = parts;
  // only the default accounts need them
  const roles = options.fixture === undefined ? rolesIn(parts) : [];
  const fixture = declaredFixture(marks.marks, { roles, checkFields: marks.accountFields.check });
  const profile = profileOf(parts, options);
  const { fixture: defaultFixture = fixture.defaultFixture } = options;
  const catalogue = () => catalogueOf(profile, parts, defaultFixture);
  return {
    id: parts.id,
    profiles: { documented: profile },
    readFixture: fixture.readFixture,
    defaultFixture,
    hasBudgets: Object.values(marks.marks.counters ?? {}).some(({ always }) => always === false),
    ...definedOnly({ defaultFixtureFile: options.fixtureFile, digest: options.digest }),
    ...definedOnly({ contractFile: parts.source?.file }),
    fixtureCheck: () => fixture.check,
    catalogue,
    contractText: () => contractText(parts, catalogue(), exampleSignIn(parts, defaultFixture)),
    contractDocument: parts.document,
    signIn: (account: AccountRecord) => signInOf(account, parts, firstClient(defaultFixture)),
    credentials: (tokens, account: AccountRef): StringMap => credentialsOf(tokens, account, marks),
    accountCollections: {
      byKey: {
        sessionsOf: [''],
        enrolments: [''],
        factors: [''],
        personalTokens: [''],
        formerPasswords: [''],
        usedCodesOf: [''],
        deliveryHandles: [lastPrefix],
      },
      byAccountField: ['waits', 'deliveries', 'devices'],
    },
    pendingCode: (login, { state, environment }) =>
      pendingDelivery(login, { state: recordsOf(state), environment }),
    pendingFactor: (login, { state }) => pendingFactor(login, recordsOf(state)),
    ...{ retention, recordSchemas },
  };
}

/** Returns the sign-in of an account that needs only its password; undefined if the fixtures have none. */
function exampleSignIn(parts: ProviderParts, fixture: unknown): SignIn | undefined {
  const accounts = catalogueAccounts(fixture, parts.marks.marks.account?.role ?? 'role');
  const login = accounts.plain();
  return login === undefined
    ? undefined
    : signInOf({ login, password: accounts.passwordOf(login) }, parts, firstClient(fixture));
}

const anything: Validator<unknown> = (value): value is unknown => value === value;

function profileOf(parts: ProviderParts, { title }: DeclaredOptions): ProviderProfile {
  const { id, operations, marks } = parts;
  const endpoints = operations.all.map((head) => declaredEndpoint(head, parts));
  const below = endpoints.filter(({ contract }) => contract.basePath === undefined);
  const trailingSlash = marks.marks.trailingSlash === true ? 'optional' : 'exact';
  const errors = errorAnswers(parts);
  const contract: Contract = {
    ...{ provider: id, profile: 'declared', title, basePath: operations.basePath, headAsGet: true },
    refusals: perError((name) => ({
      status: errors[name].status,
      provenance: errors[name].provenance,
      content: { [errors[name].contentType]: anything },
    })),
    // only requests of browsers need them, and reading all operations takes a while
    get answerHeaders() {
      return answerHeadersOf(parts);
    },
    notBuilt: [],
  };
  const errorReplies: ErrorReplies = perError((name) => (request) => errors[name].render(request));
  return {
    ...{ contract, endpoints, errorReplies },
    policy: { ...policyOfMarks(marks.marks) },
    find: createEndpointMatcher(below, { trailingSlash }),
  };
}

function perError<T>(valueOf: (name: (typeof errorReplyNames)[number]) => T): PerErrorReply<T> {
  return Object.fromEntries(errorReplyNames.map((name) => [name, valueOf(name)])) as Record<
    (typeof errorReplyNames)[number],
    T
  >;
}
