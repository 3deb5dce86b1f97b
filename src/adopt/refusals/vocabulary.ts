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

/** Matches whole words; an underscore is a blank. */
function words(...alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<=^| )(?:${alternatives.join('|').replaceAll('_', ' ')})(?= |$)`, 'g');
}

/** In this order: a later row sees the words of the rows before it. */
const vocabulary: readonly Equivalents[] = [
  [
    'email',
    words(
      'e_?mail(?:_adresse?s?|_address)?',
      'mail_adresse',
      'adresse_e_?mail',
      'correo(?:_electronico)?',
      'courriel',
    ),
  ],
  [
    'password',
    words('passworte?s?', 'kennwort', 'mot_de_passe', 'contrasena', 'senha', 'palavra_passe', 'passwd'),
  ],
  [
    'credentials',
    words(
      'anmeldedaten',
      'zugangsdaten',
      'identifiants?',
      'credenciale?s',
      'credenciais',
      'login_details',
      'credential',
    ),
  ],
  [
    'username',
    words(
      'benutzername',
      'nutzername',
      'nom_d_utilisateur',
      'nombre_de_usuario',
      'nome_de_usuario',
      'user_name',
      'login_name',
    ),
  ],
  ['account', words('konto', 'benutzerkonto', 'compte', 'cuenta', 'conta')],
  ['user', words('benutzer', 'nutzer', 'utilisateur', 'usuario', 'utilizador')],
  ['code', words('codigo', 'pin', 'passcode')],
  ['session', words('sitzung', 'sesion', 'sessao')],
  ['token', words('jeton', 'jwt', 'tokens', 'bearer_token', 'sessiontoken')],
  [
    'attempts',
    words(
      'versuche',
      'anmeldeversuche',
      'fehlversuche',
      'tentatives(?:_de_connexion)?',
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
      'zu_viele',
      'trop_de',
      'demasiad[oa]s',
      'muit[oa]s',
      'an_excessive_number_of',
      'excessive',
      'zu_oft',
    ),
  ],
  [
    'second factor',
    words(
      '(?:two|2)_?factor(?:_authentication)?',
      '(?:two|2)_?step(?:_verification)?',
      '2_?fa',
      'mfa',
      'multi_?factor(?:_authentication)?',
      'second_step',
      'zwei_faktor(?:_code)?',
      'double_authentification',
      'deux_facteurs',
      'dos_factores',
      'doble_factor',
      'dois_fatores',
      't?otp(?:_code)?',
      'one_time_(?:password|code)',
      'einmal_?(?:code|passwort)',
      'authenticator(?:_app)?(?:_code)?',
      'auth_code',
    ),
  ],
  [
    'unverified',
    words(
      '(?:has_|is_|was_)?not_(?:been_)?(?:yet_)?(?:verified|confirmed|activated|fully_set_up)(?:_yet)?',
      'unconfirmed',
      'not_activated',
      '(?:noch_)?nicht_(?:verifiziert|bestatigt|aktiviert)',
      'n_est_pas_(?:encore_)?(?:verifiee?|confirmee?|activee?)',
      'non_(?:verifiee?|confirmee?|activee?)',
      'no_(?:ha_sido_|esta_)?(?:verificad|confirmad|activad)[oa]',
      'nao_(?:foi_|esta_)?(?:verificad|confirmad|ativad)[oa]',
      'isn_t_(?:verified|confirmed)',
      'requires_verification',
    ),
  ],
  [
    'unauthenticated',
    words(
      'not_authenticated',
      'not_logged_in',
      'not_signed_in',
      'nicht_(?:angemeldet|authentifiziert|eingeloggt)',
      'non_(?:authentifiee?|connectee?)',
      'no_autenticad[oa]',
      'nao_autenticad[oa]',
      '(?:you_)?(?:need|must|have)_to_(?:log|sign)_?in',
      'please_(?:log|sign)_?in',
      'login_required',
      '(?:full_)?authentication_(?:is_)?required',
      'authentication_credentials_were_not_provided',
      'no_authorization(?:_header)?(?:_provided)?',
      'missing_authorization(?:_header)?',
      'authorization_header_(?:is_)?(?:missing|required|not_found)',
    ),
  ],
  [
    'exists',
    words(
      '(?:is_|are_|was_|has_|have_)?already_(?:been_)?(?:exists?|registered|taken|in_use|used_by_another|occupied)',
      'already_exists',
      '(?:is_|has_been_)?(?:taken|in_use)',
      '(?:ist_|wird_)?bereits_(?:vergeben|registriert|vorhanden|verwendet|in_verwendung)',
      'existiert_bereits',
      '(?:est_)?deja_(?:utilisee?|prise?|enregistree?)',
      'existe_deja',
      'ya_(?:existe|esta_registrad[oa]|esta_en_uso|ha_sido_(?:registrad|tomad)[oa])',
      'ja_(?:existe|esta_(?:cadastrad[oa]|registrad[oa]|em_uso)|cadastrad[oa]|registrad[oa]|foi_(?:utilizad|cadastrad|registrad)[oa])',
      'duplicated?',
      'not_unique',
      'not_available',
    ),
  ],
  [
    'not found',
    words(
      'nicht_gefunden',
      'introuvable',
      'non_trouvee?',
      'no_encontrad[oa]',
      'nao_encontrad[oa]',
      'unknown',
      'does_?n_t_exist',
      'does_not_exist',
      'no_such',
      'unbekannt',
      'existiert_nicht',
      'inconnue?',
      'n_existe_pas',
      'no_existe',
      'nao_existe',
      'could_not_be_found',
      'couldn_t_find',
      'cannot_find',
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
      'timed_out',
      'ha_caducado',
      'expirou',
      'no_longer_valid',
    ),
  ],
  [
    'locked',
    words('gesperrt', 'verrouillee?', 'bloquee?', 'bloquead[oa]', 'locked_?out', 'lock_?out', 'lockedout'),
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
      'isn_t_active',
      'not_active',
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
      '(?:ist_)?nicht_korrekt',
      'stimm(?:t|en)_nicht',
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
      'not_(?:a_)?valid',
      'isn_t_valid',
      'not_correct',
      '(?:do|does|did)_?n[o_]t_match',
      'n_est_pas_valide',
      'ne_correspond(?:ent)?_pas',
      'no_es_valid[oa]',
      'no_coinciden?',
      'nao_correspondem?',
      'nao_confere',
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
      '(?:must|should|can|may)(?:_?not|n_t|_t)_be_(?:empty|blank|null)',
      'cannot_be_(?:empty|blank|null)',
      'not_provided',
      'was_not_supplied',
      'not_be_blank',
      'is_empty',
    ),
  ],
];
