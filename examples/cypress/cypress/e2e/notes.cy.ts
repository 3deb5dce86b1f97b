beforeEach(() => {
  cy.signInAs('plain');
  cy.visit('/');
});

it('adds a note', () => {
  cy.contains('label', 'Note').type('Buy milk');
  cy.contains('button', 'Add').click();
  cy.get('li').should('have.text', 'Buy milk');
});

it('stays signed out after a reload', () => {
  cy.contains('button', 'Sign out').click();
  cy.reload();
  cy.contains('label', 'User').should('be.visible');
});

it('says that the session has ended', () => {
  cy.get('h1').should('have.text', 'Notes of plain');
  cy.emulator().then((emulator) => emulator.sessions.endAll('rocketchat'));
  cy.reload();
  cy.get('[role=alert]').should('have.text', 'Your session has ended.');
});

it('signs in again when the session has ended', () => {
  cy.emulator().then((emulator) => emulator.sessions.endAll('rocketchat'));
  cy.signInAs('plain').then(({ tokens }) => {
    cy.visit('/');
    cy.emulator()
      .then((emulator) => emulator.sessions.introspect(tokens[0]?.token ?? ''))
      .its('active')
      .should('equal', true);
  });
  cy.get('h1').should('have.text', 'Notes of plain');
});
