// What is written into documents: numbers at their limits, what other layers would obey, and what breaks a grammar.

const KDC = '<k>kerberos.zscalerbeta.net</k>';

export const WORDS: readonly string[] = [
  '', '0', '1', '-1', '2147483647', '2147483648', '4294967295', '4294967296', '9007199254740993', '1e308', '0x', '0xffffffff',
  'dword:', 'dword:ffffffff', 'hex(1):', 'hex(7):41,00,00', 'hex:41,\\', 'hex(b):0', '00,00,', '\\', '\\\\', '"', '""', "'", '`',
  ';', ' ; ', ',', '=', '=-', '@', '[', ']', '[-', '{', '}', '{}', '[]', '[{', ':', '::', ':<', '#', '# ', '-', '--', '---', '...', '\u2026',
  '\r', '\n', '\r\n', '\r\n\r\n', '\r\n ', '\t', '    ', '\u00a0', '\u200b', '\u2028', '\u0085', '\f', '\v', '\0', '\0\0', '\u0001', '\u001b[2J', '\u009b',
  '\u202e', '\u2066', '\ufeff', '\ufffe', '\uffff', '\ufffd', '\ud800', '\udc00', '\udc00\ud800', '\u{1f3e2}', '\u{e0041}', '\u0130', '\u0131', 'ß', 'ſ', 'K', 'е', 'ａ', '。', '²', 'é', 'e\u0301',
  '<', '>', '&', '</', '/>', '<!', '<?', '?>', '<!--', '-->', '--', '<![CDATA[', ']]>', '<!DOCTYPE a>', '<!DOCTYPE a [<!ENTITY b "c">]>', '<a>', '</a>', '<a/>', '<a b="c" b="d"/>',
  '<:a/>', '<a:/>', '<x:a/>', '<xml/>', ' xmlns=""', ' xmlns:q1="urn:x"', ' xmlns:xml="urn:x"', ' a', ' a=', ' a=b', ' a="<"', ' a="&"', ' xsi:nil="true"', '<?xml version="1.0"?>', '<?xml version="1.1" encoding="utf-7"?>',
  '&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&nbsp;', '&b;', '&;', '&#;', '&#x;', '&#0;', '&#x0;', '&#1;', '&#xD800;', '&#xFFFE;', '&#x110000;', '&#99999999999999999999;', '&#x41;', '&#10;', '&#13;', '&amp;lt;k&amp;gt;', '&amp',
  '_x000A_', '_x0000_', '_xD800_', '\\u0000', '\\ud800', '\\u', '\\x', '\\"', 'null', 'true', 'NaN', 'Infinity', '-0', '/*', '*/', '//', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '"__proto__":{"a":1},',
  '::error::pwned', '::error file=a,line=1::pwned', '##vso[task.complete]', '##[error]pwned', "##teamcity[a b='c']", '%0A::error::pwned', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '](https://evil.example)', '=1+1', '|', '| |', '```', '\r::error::pwned', '\n##vso[a]b',
  KDC, KDC + KDC, '<k></k>', '<k>', '</k>', '<f>0x0000000E</f>', '<f>', '<k><k>a.example</k></k>', '.zscalerbeta.net', 'zscalerbeta.net', '.', '..', '*.zscalerbeta.net', '.zscalerbeta.net;', ';.zscalerbeta.net', 'https://zscalerbeta.net:88/', 'ZSCALERBETA.NET', 'ZSCALERBETA.NET ', 'zscalerTWO.net', 'CONTOSO.EXAMPLE',
  'MitRealms', 'MITREALMS', 'domain_realm', 'MitRealms_Enabled', 'Kerberos', '\\Kerberos', 'Kerberos\\Parameters', 'HKLM', 'HKEY_LOCAL_MACHINE\\', 'HKEY_CURRENT_USER\\', 'SOFTWARE\\Wow6432Node\\', 'CurrentControlSet', 'ControlSet001', 'REG_SZ', 'REG_MULTI_SZ', 'REG_DWORD', 'REG_NONE', '**del.', '**delvals.', '**DeleteValues', '**DeleteKeys', '**SecureKey', '**soft.',
  'trustedDomain', 'trustAttributes', 'trustAttributes: 1', 'trustDirection', 'dn: ', 'changetype: delete', 'dn:: Zm9v', 'version: 1', 'search: 2', '# numEntries: 0', 'result: 4 Size limit exceeded', 'Enabled', 'Disabled', 'NotConfigured', 'System.Object[]', 'PS C:\\> ', 'C:\\>', 'reg query ', '(value not set)', '<GUID=00000000>;', 'eval("1")', 'function FindProxyForURL(url,host){', 'return "DIRECT";', '/(a+)+$/', '(((((((((',
];

/** Beginnings of what can nest, each with its end. */
export const NESTS: readonly (readonly [open: string, close: string])[] = [
  ['<a>', '</a>'], ['[', ']'], ['{"a":', '}'], ['<k>', '</k>'], ['(', ')'], ['{', '}'], ['<Collection>', '</Collection>'], ['<Obj RefId="0">', '</Obj>'], ['<!--', '-->'], ['&amp;', ''], ['<div>', '</div>'], ['if(a){', '}'], ['!', ''], ['-', ''], ['"\\', '"'],
];

/** Names under which a document may lie; `*` is its own. */
export const NAMES: readonly string[] = [
  '*', '*', '*', 'gpreport.xml', 'export.txt', 'exports/\u001b[2J\u202e*', 'exports/::error file=x::*', 'exports/##vso[task.complete]*', 'exports/new\nline\r::error::*', 'exports/\ud800*', 'exports/<script>alert(1)</script>*', 'exports/]]>&amp;"\'*', '__proto__/*', 'a/../../b/*', 'C:\\exports\\*',
];
