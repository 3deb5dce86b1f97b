import { expect, it } from '@jest/globals';
import type { Deployment } from 'kubernetes-types/apps/v1';
import type { ConfigMap, Secret, Service } from 'kubernetes-types/core/v1';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { run } from '../cli/cli.ts';
import { readDockerfile } from './dockerfile.ts';
import { manifestsIn } from './manifests.ts';

type Kinds = [Secret, ConfigMap, Deployment, Service];

const [secret, configMap, deployment, service] = manifestsIn(
  'examples/kubernetes/login-emulator.yaml',
) as Kinds;
const pod = deployment.spec?.template;
const container = pod?.spec?.containers[0];

it('has fixtures that the emulator accepts', async () => {
  const folder = temporaryFolder(configMap.data);
  const { code, stdout, stderr } = await run(['check', '--fixtures', folder, '--provider', 'rocketchat']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('rocketchat.yaml: 2 accounts');
});

it('follows the restricted pod security standard', () => {
  expect(pod?.spec?.securityContext).toMatchObject({
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(container?.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(readDockerfile().uid).toBeGreaterThan(0);
});

it('names only what the manifests have', () => {
  const [fixtures] = pod?.spec?.volumes ?? [];
  expect(fixtures).toEqual({ name: 'fixtures', configMap: { name: configMap.metadata?.name } });
  expect(container?.volumeMounts).toMatchObject([
    { name: 'fixtures', mountPath: readDockerfile().variables['LOGIN_EMULATOR_FIXTURES'] },
  ]);
  const [token] = container?.env ?? [];
  expect(token?.valueFrom?.secretKeyRef?.name).toBe(secret.metadata?.name);
  expect(Object.keys(secret.stringData ?? {})).toEqual([token?.valueFrom?.secretKeyRef?.key]);
  expect(pod?.metadata?.labels).toEqual(service.spec?.selector);
  expect(deployment.spec?.selector.matchLabels).toEqual(service.spec?.selector);
  expect(service.spec?.ports?.map(({ targetPort }) => targetPort)).toEqual(
    container?.ports?.map(({ name }) => name),
  );
});

it('probes the health of the emulator', () => {
  const probes = [container?.startupProbe, container?.readinessProbe, container?.livenessProbe];
  expect(probes.map((probe) => probe?.httpGet)).toEqual(
    probes.map(() => ({ path: '/__admin/health', port: 'http' })),
  );
});

it('has a service that sets no option of the emulator by its variables', async () => {
  // Kubernetes sets these for the pods of the namespace
  const name = service.metadata?.name?.toUpperCase() ?? '';
  const variables = { [`${name}_PORT`]: 'tcp://10.0.0.1:4010', [`${name}_SERVICE_HOST`]: '10.0.0.1' };
  expect(await run(['check'], { variables })).toMatchObject({ code: 0, stderr: '' });
  const wrong = { LOGIN_EMULATOR_PORT: 'tcp://10.0.0.1:4010' };
  expect((await run(['check'], { variables: wrong })).stderr).toContain('expected a whole number');
  expect(pod?.spec?.enableServiceLinks).toBe(false);
});
