-- Whom a refresh token serves beside the client that it names: who proves to hold a key (RFC 9449).
ALTER TABLE refresh_tokens ADD COLUMN key TEXT;  -- the key's thumbprint (RFC 7638); NULL: no key is asked for
