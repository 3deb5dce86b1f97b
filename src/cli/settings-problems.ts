import { profileProblem, providerProblem, timeProblem } from '../assemble.ts';
import { isOrigin } from '../http/cors.ts';
import type { Problem } from '../fixtures/problem.ts';
import type { Settings } from './settings.ts';

/** What is wrong in settings that have the right form: names that there are not, and values that contradict each other. */
export function settingsProblems(settings: Settings): readonly Problem[] {
  const { provider = [], profile = [], cors = [], now } = settings;
  return [
    ...provider.flatMap((id, index) => problem(['provider', index], providerProblem(id))),
    ...profile.flatMap((text, index) => problem(['profile', index], profileTextProblem(text))),
    ...cors.flatMap((origin, index) => problem(['cors', index], originProblem(origin, cors))),
    ...(now === undefined ? [] : problem(['now'], timeProblem(now))),
  ];
}

/** What is wrong with one of the origins that may call from a browser. */
export function originProblem(origin: string, all: readonly string[]): string | undefined {
  const mustStandAlone = origin === '*' || origin === 'off';
  if (origin === 'loopback' || isOrigin(origin) || (mustStandAlone && all.length === 1)) return undefined;
  const must = mustStandAlone ? ', which must stand alone' : '';
  return `cors has ${origin}${must}; expected *, off, or loopback and origins such as https://app.example.com`;
}

/** A profile for all, or `rocketchat=observed` for one provider. */
export function providerAndProfile(text: string): { readonly provider?: string; readonly profile: string } {
  const mark = text.indexOf('=');
  return mark < 0 ? { profile: text } : { provider: text.slice(0, mark), profile: text.slice(mark + 1) };
}

function profileTextProblem(text: string): string | undefined {
  const { provider, profile } = providerAndProfile(text);
  return (provider === undefined ? undefined : providerProblem(provider)) ?? profileProblem(profile);
}

function problem(path: Problem['path'], message: string | undefined): readonly Problem[] {
  return message === undefined ? [] : [{ path, atKey: false, message }];
}
