"""What several questions share: the one door between them."""
