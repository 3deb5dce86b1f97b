import { health } from '../state/resources.ts';

/** The emulator's version. */
export function Version() {
  const version = health.data.value?.version;
  return version === undefined ? null : <p class="quiet">Version {version}</p>;
}
