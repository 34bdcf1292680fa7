// What directories say of people and in free text, by the names of attributes: there no word stays, nor a number.

/** Of people and where they are found; a part of a pattern. */
export const PEOPLE =
  'sn|givenName|initials|displayName|company|department|division|manager|assistant|mail|title|telephoneNumber|otherTelephone|homePhone|mobile|pager|ipPhone|facsimileTelephoneNumber|employeeID|employeeNumber|physicalDeliveryOfficeName|streetAddress|postalCode|postOfficeBox|extensionAttribute[0-9]+|gecos|carLicense|surname|OfficePhone|MobilePhone|EmailAddress|Organization';

/** What people wrote to each other. */
const PROSE = 'description|info|comment|notes|adminDescription';

/** Attributes of a directory, short ones too, before a colon. */
export const ATTRIBUTES = `${PEOPLE}|${PROSE}|l|st|street|o|ou|co`;

/** A run of digits as long as phones and numbers of employees have. */
export const LONG_NUMBER = /[0-9]{6}/;
