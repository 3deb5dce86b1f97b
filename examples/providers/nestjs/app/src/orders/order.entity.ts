export enum OrderState {
  Open = 'open',
  Sent = 'sent',
}

export class Order {
  /** @example 1 */
  id!: number;

  /** @example 1 */
  catId!: number;

  /** @example open */
  state!: OrderState;

  createdAt!: Date;
}
