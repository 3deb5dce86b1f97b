import type { Random } from '../../random.ts';
import type { Flow } from '../visit.ts';
import { controlPlane } from './control-plane.ts';
import { interserver } from './interserver.ts';
import { misaka } from './misaka.ts';
import { oddRequests } from './odd-requests.ts';
import { onlyoffice } from './onlyoffice.ts';
import { rocketchat } from './rocketchat.ts';

const flows = [...interserver, ...rocketchat, ...misaka, ...onlyoffice, ...oddRequests, ...controlPlane];

/** Picks a flow by its weight. */
export function pickFlow(random: Random): Flow {
  let left = random.next() * flows.reduce((sum, { weight }) => sum + weight, 0);
  const picked = flows.find(({ weight }) => (left -= weight) < 0);
  return picked ?? random.pick(flows);
}
