"""Published releases, the parts they are made of, and the signed lists phones trust."""
