export class Cat {
  /** @example 1 */
  id!: number;

  /** @example Kitty */
  name!: string;

  /** @example 3 */
  age!: number;

  /** @example Manx */
  breed!: string;
}
