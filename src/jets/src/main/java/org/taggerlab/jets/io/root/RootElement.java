package org.taggerlab.jets.io.root;

/**
 * What a {@code TBranchElement} says of its values.
 *
 * @param type the class, such as {@code vector<float>}, or the one that the branch is a member of
 * @param kind ROOT's code of what the branch holds
 * @param streamerType ROOT's code of the type of its values
 */
record RootElement(String type, int kind, int streamerType) {

    /** For a branch that is no element. */
    static final RootElement NONE = new RootElement("", 0, 0);

    private static final int PLAIN = 0;
    private static final int MEMBER_OF_CLONES = 31;
    private static final int MEMBER_OF_COLLECTION = 41;

    /** Whether an entry is a whole {@code std::vector} of numbers. */
    boolean vector() {
        return kind == PLAIN && ofVector(type) != null;
    }

    /** Whether an entry has one value for each element of a collection. */
    boolean member() {
        return kind == MEMBER_OF_CLONES || kind == MEMBER_OF_COLLECTION;
    }

    /** The numbers that its values are, {@code null} for anything else. */
    RootLeaf.Number number() {
        if (vector()) {
            return ofVector(type);
        }
        if (!member() && kind != PLAIN) {
            return null;
        }
        return switch (streamerType) {
            case 1 -> RootLeaf.Number.INT8;
            case 2 -> RootLeaf.Number.INT16;
            case 3, 6 -> RootLeaf.Number.INT32;
            case 4, 14, 16, 17 -> RootLeaf.Number.INT64;
            case 5 -> RootLeaf.Number.FLOAT;
            case 8 -> RootLeaf.Number.DOUBLE;
            case 11, 18 -> RootLeaf.Number.UINT8;
            case 12 -> RootLeaf.Number.UINT16;
            case 13 -> RootLeaf.Number.UINT32;
            default -> null;
        };
    }

    private static RootLeaf.Number ofVector(String type) {
        return switch (type.replace(" ", "").replace("std::", "")) {
            case "vector<bool>", "vector<unsignedchar>", "vector<UChar_t>" -> RootLeaf.Number.UINT8;
            case "vector<char>", "vector<signedchar>", "vector<Char_t>" -> RootLeaf.Number.INT8;
            case "vector<short>", "vector<Short_t>" -> RootLeaf.Number.INT16;
            case "vector<unsignedshort>", "vector<UShort_t>" -> RootLeaf.Number.UINT16;
            case "vector<int>", "vector<Int_t>" -> RootLeaf.Number.INT32;
            case "vector<unsignedint>", "vector<unsigned>", "vector<UInt_t>" -> RootLeaf.Number.UINT32;
            case "vector<long>", "vector<Long64_t>", "vector<longlong>", "vector<unsignedlong>", "vector<ULong64_t>" ->
                RootLeaf.Number.INT64;
            case "vector<float>", "vector<Float_t>" -> RootLeaf.Number.FLOAT;
            case "vector<double>", "vector<Double_t>" -> RootLeaf.Number.DOUBLE;
            default -> null;
        };
    }
}
