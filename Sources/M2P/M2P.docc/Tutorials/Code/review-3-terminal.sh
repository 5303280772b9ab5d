swift run bindgen explain request-property-became-required
