import { Body, Controller, Get, HttpCode, HttpStatus, Post, Request, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { User } from '../users/user.entity.js';
import { RefreshGuard } from './auth.guard.js';
import { AuthService, type Payload } from './auth.service.js';
import { Public } from './decorators.js';
import { LoginDto } from './dto/login.dto.js';
import { RegisterDto } from './dto/register.dto.js';
import { TokensDto } from './dto/tokens.dto.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(private readonly authService: AuthService) {}

  @Public()
  @Post('register')
  register(@Body() registerDto: RegisterDto): User {
    return this.authService.register(registerDto);
  }

  @Public()
  @Throttle({ default: { limit: 5, ttl: 60_000 } })
  @HttpCode(HttpStatus.OK)
  @Post('login')
  @ApiUnauthorizedResponse({ description: 'Wrong email or password' })
  signIn(@Body() loginDto: LoginDto): Promise<TokensDto> {
    return this.authService.signIn(loginDto);
  }

  @Public()
  @UseGuards(RefreshGuard)
  @ApiBearerAuth()
  @HttpCode(HttpStatus.OK)
  @Post('refresh')
  refresh(@Request() req: { user: Payload }): Promise<TokensDto> {
    return this.authService.refresh(req.user);
  }

  @ApiBearerAuth()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Post('logout')
  signOut(@Request() req: { user: Payload }): void {
    this.authService.signOut(req.user);
  }

  @ApiBearerAuth()
  @Get('profile')
  getProfile(@Request() req: { user: Payload }) {
    return req.user;
  }
}
