import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Order, OrderState } from './order.entity.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('orders')
export class OrdersController {
  private readonly orders: Order[] = [
    { id: 1, catId: 1, state: OrderState.Open, createdAt: new Date('2026-11-21T12:00:00Z') },
  ];

  @Get()
  findAll(@Query('state') state?: string): Order[] {
    return state ? this.orders.filter((order) => order.state === state) : this.orders;
  }
}
