export class TokensDto {
  access_token!: string;
  refresh_token!: string;
}
