import { randomUUID } from 'node:crypto';
import { ConflictException, ForbiddenException, Injectable, UnauthorizedException } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { User } from '../users/user.entity.js';
import { UsersService, type StoredUser } from '../users/users.service.js';
import { jwtConstants } from './constants.js';
import type { LoginDto } from './dto/login.dto.js';
import type { RegisterDto } from './dto/register.dto.js';
import type { TokensDto } from './dto/tokens.dto.js';

export interface Payload {
  sub: number;
  email: string;
  sid: string;
  jti: string;
}

@Injectable()
export class AuthService {
  /** The id of the current refresh token, by session. */
  private readonly sessions = new Map<string, string>();

  constructor(
    private readonly usersService: UsersService,
    private readonly jwtService: JwtService,
  ) {}

  register(dto: RegisterDto): User {
    if (this.usersService.findOne(dto.email)) throw new ConflictException('Email is already registered');
    const { id, email, name, role } = this.usersService.create(dto);
    return { id, email, name, role };
  }

  async signIn({ email, password }: LoginDto): Promise<TokensDto> {
    const user = this.usersService.findOne(email);
    if (user?.password !== password) throw new UnauthorizedException();
    if (!user.isActive) throw new ForbiddenException('Account is disabled');
    return this.issue(user, randomUUID());
  }

  async refresh({ email, sid, jti }: Payload): Promise<TokensDto> {
    const user = this.usersService.findOne(email);
    const current = this.sessions.get(sid);
    if (!user?.isActive || !current) throw new UnauthorizedException();
    if (current !== jti) {
      this.sessions.delete(sid);
      throw new UnauthorizedException('Refresh token reuse detected');
    }
    return this.issue(user, sid);
  }

  signOut({ sid }: Payload): void {
    this.sessions.delete(sid);
  }

  private async issue({ id, email, role }: StoredUser, sid: string): Promise<TokensDto> {
    const jti = randomUUID();
    this.sessions.set(sid, jti);
    const payload = { sub: id, email, role, sid };
    return {
      access_token: await this.jwtService.signAsync(payload),
      refresh_token: await this.jwtService.signAsync(
        { ...payload, jti },
        { secret: jwtConstants.refreshSecret, expiresIn: '7d' },
      ),
    };
  }
}
