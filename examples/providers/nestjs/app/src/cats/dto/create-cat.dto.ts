import { IsInt, IsString, Min } from 'class-validator';

export class CreateCatDto {
  /** The name of a cat */
  @IsString()
  name!: string;

  /**
   * The age of a cat
   * @example 3
   */
  @IsInt()
  @Min(0)
  age!: number;

  @IsString()
  breed!: string;
}
