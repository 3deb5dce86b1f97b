beforeEach(() => cy.visit('/'));

function signIn(password = 'Password-1') {
  cy.contains('label', 'User').type('plain');
  cy.contains('label', 'Password').type(password);
  cy.contains('button', 'Sign in').click();
}

it('signs in', () => {
  signIn();
  cy.get('h1').should('have.text', 'Notes of plain');
});

it('shows an error when the password is wrong', () => {
  signIn('wrong');
  cy.get('[role=alert]').should('have.text', 'User or password is wrong.');
});

it('shows an error when the account is locked', () => {
  cy.emulator().then((emulator) => emulator.scenarios.arm({ outcome: 'locked-out' }));
  signIn();
  cy.get('[role=alert]').should('have.text', 'User or password is wrong.');
  cy.emulator()
    .then((emulator) => emulator.requests.count({ outcome: 'locked-out' }))
    .should('equal', 1);
});
