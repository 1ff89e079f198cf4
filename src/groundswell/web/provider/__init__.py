"""Coming in by the company's identity provider: OpenID Connect, the authorization code flow with PKCE."""
