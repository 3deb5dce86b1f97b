/** The request, or the status of the answer. Refusals name fields in their texts, so their words stay. */
export type Side = 'request' | number;
