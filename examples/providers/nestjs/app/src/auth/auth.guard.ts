import { Injectable, UnauthorizedException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { JwtService } from '@nestjs/jwt';
import { jwtConstants } from './constants.js';
import { IS_PUBLIC_KEY } from './decorators.js';

@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly jwtService: JwtService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const isPublic = this.reflector.getAllAndOverride<boolean>(IS_PUBLIC_KEY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isPublic) return true;
    await verifyBearer(context, this.jwtService, jwtConstants.secret);
    return true;
  }
}

@Injectable()
export class RefreshGuard implements CanActivate {
  constructor(private readonly jwtService: JwtService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await verifyBearer(context, this.jwtService, jwtConstants.refreshSecret);
    return true;
  }
}

async function verifyBearer(
  context: ExecutionContext,
  jwtService: JwtService,
  secret: string,
): Promise<void> {
  const request = context.switchToHttp().getRequest();
  const [type, token] = request.headers.authorization?.split(' ') ?? [];
  if (type !== 'Bearer' || !token) throw new UnauthorizedException();
  try {
    request.user = await jwtService.verifyAsync(token, { secret });
  } catch {
    throw new UnauthorizedException();
  }
}
