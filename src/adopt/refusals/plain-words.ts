/** A word of the rules, and its equivalents in texts. The texts have small letters without accents. */
type Equivalents = readonly [word: string, equivalents: RegExp];

/**
 * Returns a text in the words of the rules: small English letters without accents and punctuation. Names in any case style
 * become words; the commonest German, French, Spanish and Portuguese words become English.
 */
export function plainWords(text: string): string {
  const words = text
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  const translated = vocabulary.reduce(
    (result, [word, others]) => result.replace(others, ` ${word} `),
    words,
  );
  return translated.replace(/ +/g, ' ').trim();
}

/** Matches whole words. */
function words(...alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<=^| )(?:${alternatives.join('|')})(?= |$)`, 'g');
}

/** In this order: a later row sees the words of the rows before it. */
const vocabulary: readonly Equivalents[] = [
  [
    'email',
    words(
      'e ?mail(?: adresse?s?| address)?',
      'mail adresse',
      'adresse e ?mail',
      'correo(?: electronico)?',
      'courriel',
    ),
  ],
  [
    'password',
    words('passworte?s?', 'kennwort', 'mot de passe', 'contrasena', 'senha', 'palavra passe', 'passwd'),
  ],
  [
    'credentials',
    words(
      'anmeldedaten',
      'zugangsdaten',
      'identifiants?',
      'credenciale?s',
      'credenciais',
      'login details',
      'credential',
    ),
  ],
  [
    'username',
    words(
      'benutzername',
      'nutzername',
      'nom d utilisateur',
      'nombre de usuario',
      'nome de usuario',
      'user name',
      'login name',
    ),
  ],
  ['account', words('konto', 'benutzerkonto', 'compte', 'cuenta', 'conta')],
  ['user', words('benutzer', 'nutzer', 'utilisateur', 'usuario', 'utilizador')],
  ['code', words('codigo', 'pin', 'passcode')],
  ['session', words('sitzung', 'sesion', 'sessao')],
  ['token', words('jeton', 'jwt', 'tokens', 'bearer token', 'sessiontoken')],
  [
    'attempts',
    words(
      'versuche',
      'anmeldeversuche',
      'fehlversuche',
      'tentatives(?: de connexion)?',
      'tentativas',
      'intentos',
      'attempt',
      'tries',
    ),
  ],
  ['requests', words('anfragen', 'requetes', 'solicitudes', 'peticiones', 'requisicoes', 'solicitacoes')],
  [
    'too many',
    words(
      'zu viele',
      'trop de',
      'demasiad[oa]s',
      'muit[oa]s',
      'an excessive number of',
      'excessive',
      'zu oft',
    ),
  ],
  [
    'second factor',
    words(
      '(?:two|2) ?factor(?: authentication)?',
      '(?:two|2) ?step(?: verification)?',
      '2 ?fa',
      'mfa',
      'multi ?factor(?: authentication)?',
      'second step',
      'zwei faktor(?: code)?',
      'double authentification',
      'deux facteurs',
      'dos factores',
      'doble factor',
      'dois fatores',
      't?otp(?: code)?',
      'one time (?:password|code)',
      'einmal ?(?:code|passwort)',
      'authenticator(?: app)?(?: code)?',
      'auth code',
    ),
  ],
  [
    'unverified',
    words(
      '(?:has |is |was )?not (?:been )?(?:yet )?(?:verified|confirmed|activated|fully set up)(?: yet)?',
      'unconfirmed',
      'not activated',
      '(?:noch )?nicht (?:verifiziert|bestatigt|aktiviert)',
      'n est pas (?:encore )?(?:verifiee?|confirmee?|activee?)',
      'non (?:verifiee?|confirmee?|activee?)',
      'no (?:ha sido |esta )?(?:verificad|confirmad|activad)[oa]',
      'nao (?:foi |esta )?(?:verificad|confirmad|ativad)[oa]',
      'isn t (?:verified|confirmed)',
      'requires verification',
    ),
  ],
  [
    'unauthenticated',
    words(
      'not authenticated',
      'not logged in',
      'not signed in',
      'nicht (?:angemeldet|authentifiziert|eingeloggt)',
      'non (?:authentifiee?|connectee?)',
      'no autenticad[oa]',
      'nao autenticad[oa]',
      '(?:you )?(?:need|must|have) to (?:log|sign) ?in',
      'please (?:log|sign) ?in',
      'login required',
      '(?:full )?authentication (?:is )?required',
      'authentication credentials were not provided',
      'no authorization(?: header)?(?: provided)?',
      'missing authorization(?: header)?',
      'authorization header (?:is )?(?:missing|required|not found)',
    ),
  ],
  [
    'exists',
    words(
      '(?:is |are |was |has |have )?already (?:been )?(?:exists?|registered|taken|in use|used by another|occupied)',
      'already exists',
      '(?:is |has been )?(?:taken|in use)',
      '(?:ist |wird )?bereits (?:vergeben|registriert|vorhanden|verwendet|in verwendung)',
      'existiert bereits',
      '(?:est )?deja (?:utilisee?|prise?|enregistree?)',
      'existe deja',
      'ya (?:existe|esta registrad[oa]|esta en uso|ha sido (?:registrad|tomad)[oa])',
      'ja (?:existe|esta (?:cadastrad[oa]|registrad[oa]|em uso)|cadastrad[oa]|registrad[oa]|foi (?:utilizad|cadastrad|registrad)[oa])',
      'duplicated?',
      'not unique',
      'not available',
    ),
  ],
  [
    'not found',
    words(
      'nicht gefunden',
      'introuvable',
      'non trouvee?',
      'no encontrad[oa]',
      'nao encontrad[oa]',
      'unknown',
      'does ?n t exist',
      'does not exist',
      'no such',
      'unbekannt',
      'existiert nicht',
      'inconnue?',
      'n existe pas',
      'no existe',
      'nao existe',
      'could not be found',
      'couldn t find',
      'cannot find',
    ),
  ],
  [
    'expired',
    words(
      'abgelaufen',
      'expires',
      'expiree?s?',
      'expirad[oa]s?',
      'caducad[oa]s?',
      'timed out',
      'ha caducado',
      'expirou',
      'no longer valid',
    ),
  ],
  [
    'locked',
    words('gesperrt', 'verrouillee?', 'bloquee?', 'bloquead[oa]', 'locked ?out', 'lock ?out', 'lockedout'),
  ],
  [
    'disabled',
    words(
      'deaktiviert',
      'desactivee?',
      'desactivad[oa]',
      'desativad[oa]',
      'inhabilitad[oa]',
      'deshabilitad[oa]',
      'suspended',
      'suspendue?',
      'suspendid[oa]',
      'suspens[oa]',
      'banned',
      'inactive',
      'deactivated',
      'inactiv[oa]',
      'inativ[oa]',
      'inacti(?:f|ve)',
      'isn t active',
      'not active',
      'deleted',
      'disable',
    ),
  ],
  [
    'invalid',
    words(
      'ungultige[rsnm]?',
      'ungultig',
      'falsche?[rs]?',
      'fehlerhaft',
      'inkorrekt',
      '(?:ist )?nicht korrekt',
      'stimm(?:t|en) nicht',
      'invalides?',
      'incorrecte?s?',
      'incorrect[oa]s?',
      'incorret[oa]s?',
      'inval?id[oa]s?',
      'erronee?s?',
      'errone[oa]s?',
      'wrong',
      'bad',
      'mismatch',
      'not (?:a )?valid',
      'isn t valid',
      'not correct',
      '(?:do|does|did) ?n[o ]t match',
      'n est pas valide',
      'ne correspond(?:ent)? pas',
      'no es valid[oa]',
      'no coinciden?',
      'nao correspondem?',
      'nao confere',
      'invalidated',
      'malformed',
      'unrecognized',
    ),
  ],
  [
    'required',
    words(
      'erforderlich',
      'requise?s?',
      'requerid[oa]s?',
      'obrigatori[oa]s?',
      'obligatori[oa]s?',
      'obligatoires?',
      'benotigt',
      'fehlt',
      'manquante?s?',
      'missing',
      'needed',
      'requires',
      'require',
      '(?:must|should|can|may)(?: ?not|n t| t) be (?:empty|blank|null)',
      'cannot be (?:empty|blank|null)',
      'not provided',
      'was not supplied',
      'not be blank',
      'is empty',
    ),
  ],
];
