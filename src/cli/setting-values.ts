import { profileProblem, timeProblem } from '../emulator/from-options.ts';
import { providerProblem } from '../emulator/provider-choice.ts';
import { baseUrlProblem, displayUrl } from '../urls.ts';
import { storeProblem } from '../store/open.ts';
import { hostProblem } from '../server/tls/certificate.ts';
import { isNamedOriginPattern, isOriginPattern } from '../http/cors.ts';
import type { Problem } from '../files/problems.ts';
import type { Settings } from './option-table.ts';
import { besideProblem, idsOf, providerEntryProblem, type KnownIds } from './provider-entries.ts';
import type { ListenerScope } from '../http/listener.ts';
import { definedOnly } from '../json.ts';

/** Returns the problems of settings of a valid form: unknown names, and values that contradict each other. */
export function settingsProblems(settings: Settings, ids: KnownIds): readonly Problem[] {
  return [
    ...lists.flatMap(([name, check]) =>
      (settings[name] ?? []).flatMap((entry, index) => problem([name, index], check(entry, settings, ids))),
    ),
    ...texts.flatMap(([name, check]) => {
      const text = settings[name];
      return text === undefined ? [] : problem([name], check(text, settings, ids));
    }),
  ];
}

type Check = (text: string, settings: Settings, ids: KnownIds) => string | undefined;
type List =
  | ('listen' | 'provider' | 'overlay' | 'provider-fixtures' | 'profile')
  | ('cors' | 'fallback' | 'admin-origins' | 'tls-host');
type Text = 'now' | 'public-url' | 'store' | 'state' | 'tls-ca';

const lists: readonly (readonly [List, Check])[] = [
  ['provider', providerEntryProblem],
  ['overlay', besideProblem('overlay')],
  ['provider-fixtures', besideProblem('provider-fixtures')],
  ['profile', profileTextProblem],
  ['listen', listenProblem],
  ['cors', originProblem],
  ['fallback', fallbackProblem],
  ['admin-origins', adminOriginProblem],
  ['tls-host', tlsHostProblem],
];

const texts: readonly (readonly [Text, Check])[] = [
  ['now', timeProblem],
  ['public-url', publicUrlProblem],
  ['store', storeProblem],
  ['state', stateProblem],
  ['tls-ca', tlsCaProblem],
];

function profileTextProblem(text: string, _settings: Settings, { all }: KnownIds): string | undefined {
  const { provider, profile } = profileEntryOf(text);
  return (provider === undefined ? undefined : providerProblem(provider, all)) ?? profileProblem(profile);
}

const highestPort = 65535;

function listenProblem(text: string, settings: Settings, ids: KnownIds): string | undefined {
  const { port, scope } = listenEntryOf(text);
  if (port > highestPort) return `listen has ${text}; expected a port from 0 to ${highestPort}`;
  const what = scope.provider === undefined ? undefined : servedProblem(scope.provider, settings, ids);
  return what === undefined ? undefined : `listen has ${text}: ${what}`;
}

function fallbackProblem(text: string, settings: Settings, ids: KnownIds): string | undefined {
  const { provider, url } = fallbackEntryOf(text);
  const sameProvider = (settings.fallback ?? []).filter((one) => fallbackEntryOf(one).provider === provider);
  const twice = sameProvider.length > 1 ? `${provider} has two entries; expected one` : undefined;
  const reason = baseUrlProblem(url);
  const wrong = reason === undefined ? undefined : `${reason}; expected one such as http://localhost:3001`;
  const what = servedProblem(provider, settings, ids) ?? twice ?? wrong;
  return what === undefined ? undefined : `fallback has ${displayUrl(text)}: ${what}`;
}

function publicUrlProblem(url: string): string | undefined {
  const reason = baseUrlProblem(url);
  if (reason === undefined) return undefined;
  return `public-url is ${displayUrl(url)}: ${reason}; expected one such as https://login.example.com`;
}

/** Returns the problem of a provider's name that isn't among the served providers. */
function servedProblem(name: string, { provider }: Settings, { all }: KnownIds): string | undefined {
  const unknown = providerProblem(name, all);
  if (unknown !== undefined || provider === undefined || idsOf(provider).includes(name)) return unknown;
  return `${name} is not served; expected one of ${idsOf(provider).join(', ')}, or --provider with ${name} too`;
}

/** Returns the problem of an origin that may call from a browser. */
function originProblem(origin: string, { cors = [] }: Settings): string | undefined {
  const mustStandAlone = origin === '*' || origin === 'off';
  if (origin === 'loopback' || isOriginPattern(origin) || (mustStandAlone && cors.length === 1))
    return undefined;
  const must = mustStandAlone ? ', which must be the only entry' : '';
  return `cors has ${origin}${must}; expected *, off, or loopback and origins such as https://app.example.com, https://*.example.com for its sub-domains, capacitor://localhost or null`;
}

function adminOriginProblem(origin: string): string | undefined {
  if (isNamedOriginPattern(origin)) return undefined;
  const anybody = isOriginPattern(origin) ? ', which any page in a sandboxed frame can send' : '';
  return `admin-origins has ${origin}${anybody}; expected an origin such as https://qa.example.com, or https://*.example.com for its sub-domains: only scheme, host and port`;
}

function tlsHostProblem(host: string, settings: Settings): string | undefined {
  const problem = hostProblem(host);
  if (problem !== undefined) return `tls-host has ${problem}`;
  if (settings['tls-cert'] === undefined) return undefined;
  return `tls-host has ${host}, but the certificate of tls-cert has its own names; remove tls-host, or tls-cert and tls-key`;
}

function tlsCaProblem(folder: string, settings: Settings): string | undefined {
  if (settings['tls-cert'] === undefined) return undefined;
  return `tls-ca is ${folder}, but the certificate of tls-cert has its own authority; remove tls-ca, or tls-cert and tls-key`;
}

function stateProblem(state: string, { store = 'memory' }: Settings): string | undefined {
  if (!/^rediss?:\/\/[^/]/.test(store)) return undefined;
  return `state is ${state}, but Redis keeps the state across restarts itself; remove state, or the store`;
}

function problem(path: Problem['path'], message: string | undefined): readonly Problem[] {
  return message === undefined ? [] : [{ path, atKey: false, message }];
}

/** A further port to listen on: a parsed entry of `listen`. */
export interface ListenEntry {
  /** The entry as written. */
  readonly text: string;
  readonly port: number;
  readonly scope: ListenerScope;
}

/** Parses `3000=rocketchat@w1`; the schema has checked its form. */
export function listenEntryOf(text: string): ListenEntry {
  const [, port = '', provider, namespace] =
    /^(\d+)(?:=([a-z][a-z0-9-]*))?(?:@([a-z0-9-]+))?$/.exec(text) ?? [];
  return { text, port: Number(port), scope: definedOnly({ provider, namespace }) };
}

/** Parses `rocketchat=http://localhost:3001`; the schema has checked its form. */
export function fallbackEntryOf(text: string): { readonly provider: string; readonly url: string } {
  const mark = text.indexOf('=');
  return { provider: text.slice(0, mark), url: text.slice(mark + 1) };
}

/** Parses a profile for all providers, or `rocketchat=observed` for one. */
export function profileEntryOf(text: string): { readonly provider?: string; readonly profile: string } {
  const mark = text.indexOf('=');
  return mark < 0 ? { profile: text } : { provider: text.slice(0, mark), profile: text.slice(mark + 1) };
}
