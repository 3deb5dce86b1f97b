/** What a listener serves: one provider alone, requests of one namespace, or all where it says nothing. */
export interface Place {
  readonly provider?: string;
  readonly namespace?: string;
}
