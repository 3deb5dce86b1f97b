import { Injectable } from '@nestjs/common';
import { Role, type User } from './user.entity.js';

export type StoredUser = User & { password: string; isActive: boolean };

const password = 'Password-1'; // a real app stores hashes

// This should be a database.
@Injectable()
export class UsersService {
  private readonly users: StoredUser[] = [
    { id: 1, email: 'admin@example.com', name: 'Admin', role: Role.Admin, password, isActive: true },
    { id: 2, email: 'plain@example.com', name: 'Plain', role: Role.User, password, isActive: true },
    { id: 3, email: 'disabled@example.com', name: 'Disabled', role: Role.User, password, isActive: false },
  ];

  findOne(email: string): StoredUser | undefined {
    return this.users.find((user) => user.email === email);
  }

  create(user: Pick<StoredUser, 'email' | 'name' | 'password'>): StoredUser {
    const created = { id: this.users.length + 1, ...user, role: Role.User, isActive: true };
    this.users.push(created);
    return created;
  }
}
