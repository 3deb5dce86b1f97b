import loopback from 'loopback';

export function buildApp() {
  const app = loopback();
  app.set('legacyExplorer', false);
  app.dataSource('db', { connector: 'memory' });
  app.dataSource('mail', { connector: 'mail', transports: [] });

  app.model(loopback.Email, { dataSource: 'mail', public: false });
  app.model(loopback.Role, { dataSource: 'db', public: false });
  app.model(loopback.RoleMapping, { dataSource: 'db', public: false });
  app.model(loopback.ACL, { dataSource: 'db', public: false });

  const Member = app.registry.createModel(
    'Member',
    { firstName: 'string', lastName: 'string' },
    { base: 'User', plural: 'members', relations: { courses: { type: 'hasMany', model: 'Course' } } },
  );
  const Course = app.registry.createModel(
    'Course',
    { title: { type: 'string', required: true }, starts: 'date', seats: 'number' },
    { plural: 'courses', relations: { member: { type: 'belongsTo', model: 'Member' } } },
  );
  app.model(Member, { dataSource: 'db' });
  app.model(Course, { dataSource: 'db' });
  app.model(loopback.AccessToken, {
    dataSource: 'db',
    public: false,
    relations: { user: { type: 'belongsTo', model: 'Member', foreignKey: 'userId' } },
  });

  app.enableAuth({ dataSource: 'db' });
  app.use('/api', loopback.rest());
  return app;
}
