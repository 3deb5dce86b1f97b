/** The plain meaning of each provenance. */
export const provenanceMeanings: Readonly<Record<string, string>> = {
  documented: 'The vendor’s documentation describes this answer.',
  observed: 'The vendor’s server or its source code answers like this; its documentation doesn’t mention it.',
  inferred:
    'Nothing shows this answer. It follows the vendor’s similar answers, so check it before you rely on it.',
};

/** The provenance of an answer, with its meaning as a tooltip. */
export function ProvenanceBadge({ provenance }: { readonly provenance: string }) {
  return (
    <span class={`badge provenance-badge ${provenance}`} title={provenanceMeanings[provenance]}>
      {provenance}
    </span>
  );
}
