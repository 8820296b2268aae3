// The rules of html-validate for the built pages. A rule that is off has its reason here.
export default {
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // The theme gives it to the two switches that open its menu and its search, so that Firefox does not keep them on over a reload.
    "valid-autocomplete": "off",
  },
};
