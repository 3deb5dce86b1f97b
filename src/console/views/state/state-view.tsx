import { namespace, onlyNamespace } from '../../page/namespace.ts';
import { route } from '../../page/route.ts';
import { Bundle } from './bundle.tsx';
import { Namespaces } from './namespaces.tsx';
import { OneNamespace } from './one-namespace.tsx';
import { Snapshots } from './snapshots.tsx';

/**
 * Namespaces, snapshots and bug-report bundles; the link of the bug report shows it first. A page limited to one
 * namespace offers only that one.
 */
export function StateView() {
  const name = namespace.value;
  const isReportFirst = route.value.path[0] === 'bug-report';
  const bundle = <Bundle key={`bundle of ${name}`} name={name} />;
  return (
    <div class="stack state-view">
      <h1>State</h1>
      {isReportFirst ? bundle : null}
      {onlyNamespace.value === undefined ? <Namespaces /> : <OneNamespace />}
      {/* a typed name or a chosen file was for another namespace */}
      <Snapshots key={`snapshots of ${name}`} name={name} />
      {isReportFirst ? null : bundle}
    </div>
  );
}
