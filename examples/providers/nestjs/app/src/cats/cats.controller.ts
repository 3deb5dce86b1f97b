import { Body, Controller, Get, NotFoundException, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiForbiddenResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../auth/decorators.js';
import { Role } from '../users/user.entity.js';
import { Cat } from './cat.entity.js';
import { CreateCatDto } from './dto/create-cat.dto.js';

@ApiTags('cats')
@ApiBearerAuth()
@Controller('cats')
export class CatsController {
  private readonly cats: Cat[] = [{ id: 1, name: 'Kitty', age: 3, breed: 'Manx' }];

  @Get()
  findAll(): Cat[] {
    return this.cats;
  }

  @Get(':id')
  findOne(@Param('id', ParseIntPipe) id: number): Cat {
    const cat = this.cats.find((one) => one.id === id);
    if (!cat) throw new NotFoundException();
    return cat;
  }

  @Roles(Role.Admin)
  @ApiForbiddenResponse({ description: 'Forbidden.' })
  @Post()
  create(@Body() createCatDto: CreateCatDto): Cat {
    const cat = { id: this.cats.length + 1, ...createCatDto };
    this.cats.push(cat);
    return cat;
  }
}
